-- Probabilities of named events, each with the rule by which it is resolved.
CREATE TABLE IF NOT EXISTS event_forecasts (
    id VARCHAR NOT NULL,
    made TIMESTAMP NOT NULL,
    as_of DATE NOT NULL,
    kind VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    days INTEGER NOT NULL,
    probability DOUBLE NOT NULL,
    base DOUBLE NOT NULL,
    method VARCHAR NOT NULL,
    came BOOLEAN,
    events VARCHAR[]
);
