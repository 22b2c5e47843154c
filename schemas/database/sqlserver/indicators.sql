CREATE TABLE [report_jobs] (
    [id] bigint NOT NULL IDENTITY,
    [region] nvarchar(12) NOT NULL,
    [is_open] bit NOT NULL,
    [body] nvarchar(max) NOT NULL,
    CONSTRAINT [PK_report_jobs] PRIMARY KEY ([id])
);
GO


CREATE INDEX [IX_report_jobs_is_open] ON [report_jobs] ([is_open]);
GO
