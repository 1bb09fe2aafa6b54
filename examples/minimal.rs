//! The smallest bot that serenity allows: every command is answered with one
//! constant embed. What Specdex takes longer than this is its own time.
//!
//! Reads `DISCORD_TOKEN`, and `DISCORD_API_URL` where Discord is elsewhere:
//!
//! ```sh
//! cargo run --release --example minimal
//! ```
#![expect(
    clippy::disallowed_methods,
    reason = "an example is not part of the program, and reads its own settings"
)]

use serenity::all::{
    Client, ClientBuilder, Context, CreateAllowedMentions, CreateEmbed, CreateInteractionResponse,
    CreateInteractionResponseMessage, EventHandler, GatewayIntents, HttpBuilder, Interaction,
};
use serenity::async_trait;

struct Handler;

#[async_trait]
impl EventHandler for Handler {
    async fn interaction_create(&self, context: Context, interaction: Interaction) {
        let Interaction::Command(command) = interaction else {
            return;
        };
        let embed = CreateEmbed::new()
            .title("Nokia X60 Pro")
            .description("Never released, as far as known");
        let message = CreateInteractionResponseMessage::new()
            .embed(embed)
            .allowed_mentions(CreateAllowedMentions::new());
        let response = CreateInteractionResponse::Message(message);
        if let Err(error) = command.create_response(&context.http, response).await {
            tracing::error!(%error, "could not answer");
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut http = HttpBuilder::new(std::env::var("DISCORD_TOKEN")?).ratelimiter_disabled(true);
    if let Ok(address) = std::env::var("DISCORD_API_URL") {
        http = http.proxy(address);
    }
    let client = ClientBuilder::new_with_http(http.build(), GatewayIntents::empty());
    let mut client: Client = client.event_handler(Handler).await?;
    client.start().await?;
    Ok(())
}
