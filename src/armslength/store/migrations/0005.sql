-- Forecasts as they were issued, and what came of them.
CREATE TABLE outlooks (
    id VARCHAR NOT NULL,
    made TIMESTAMP NOT NULL,
    as_of DATE NOT NULL,
    measure VARCHAR NOT NULL,
    "of" VARCHAR[] NOT NULL,
    period VARCHAR NOT NULL,
    start DATE NOT NULL,
    horizon INTEGER NOT NULL,
    quantiles DOUBLE[] NOT NULL,
    base DOUBLE[] NOT NULL,
    method VARCHAR NOT NULL,
    observed DOUBLE,
    crps DOUBLE,
    base_crps DOUBLE,
    covered BOOLEAN
);
