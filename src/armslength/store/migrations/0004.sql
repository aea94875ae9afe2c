-- Which deeds are to be merged anew: written with what tells of them, so that a killed run leaves word.
CREATE TABLE unmerged (
    deed VARCHAR NOT NULL
);
INSERT INTO unmerged
SELECT DISTINCT deed FROM (SELECT deed FROM reports UNION ALL SELECT deed FROM records)
WHERE deed IS NOT NULL AND EXISTS (FROM runs WHERE outcome IS NULL);

-- Questions that everybody asks.
CREATE VIEW evidence AS
SELECT event_reports.event, event_reports.number, report, documents.id AS document, sentences.id AS sentence,
       text[sentences.start + 1 : sentences."end"] AS text, publisher, published, title, documents.url
FROM event_reports
JOIN reports ON reports.document = split_part(report, '.', 1) AND reports.id = report
JOIN documents ON documents.id = reports.document
JOIN sentences ON sentences.document = reports.document AND sentences.id = reports.sentence;

CREATE VIEW dyad_months AS
SELECT doers.code AS source, sufferers.code AS target, date_trunc('month', start)::DATE AS month, class,
       count(*) AS n, avg(intensity) AS intensity
FROM events
JOIN event_actors AS doers ON doers.event = events.id AND doers.role = 'source'
JOIN event_actors AS sufferers ON sufferers.event = events.id AND sufferers.role = 'target'
WHERE modality = 'happened' AND doers.code <> sufferers.code
  AND date_trunc('month', start) = date_trunc('month', "end")
GROUP BY ALL;
