-- Where the traffic that a renewal trains on ends, in event time.
alter table renewal add column cut_to timestamptz;
