-- What the first version wrote: two appends. Never edited; it holds the form of the chain.
INSERT INTO actors (actor, user_id) VALUES (123456789012345678, 155149108183695360);
INSERT INTO actors (actor, user_id) VALUES (4611686018427387905, 80351110224678912);
INSERT INTO events (seq, append_key, place, at_ms, actor, kind, version, body, texts, hash)
VALUES (1, 'interaction-1', 0, 1795910400000, 123456789012345678, 'claim.status', 1, '{"claim":7,"status":"confirmed"}', '{"reason":"e3f09b1bde3879c425b4a650f716dce7d9ec4d662a074ac63ffafe09aa038401"}', 'ccf3fae4211278bcfe695b09637579d73ff7513e75e765276492611bc1572939');
INSERT INTO texts (seq, slot, salt, text) VALUES (1, 'reason', '00112233445566778899aabbccddeeff', 'The maker says so');
INSERT INTO events (seq, append_key, place, at_ms, actor, kind, version, body, texts, hash)
VALUES (2, 'interaction-2', 0, 1795910460000, 4611686018427387905, 'claim.source', 1, '{"address":"https://example.com/ü","claim":7}', '{}', 'fa69802de7f4adddf48405ccbcf355ef2c3e4961d06f4eabf984057a19eeaa8e');
UPDATE head SET seq = 2, hash = 'fa69802de7f4adddf48405ccbcf355ef2c3e4961d06f4eabf984057a19eeaa8e' WHERE id = 1;
