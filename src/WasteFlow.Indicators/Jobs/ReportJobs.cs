using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>The states of a report in the background (任务状态).</summary>
public static class JobStates
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";
}

/// <summary>What a report in the background is at (进度).</summary>
public static class JobStages
{
    public const string Waiting = "waiting";
    public const string Figures = "figures";
    public const string File = "file";
    public const string Ended = "ended";
}

/// <summary>The reports in the background, kept in the room's database, so that the end of a process loses none of them.</summary>
public sealed class ReportJobs(RoomDatabase database, IClock clock) : IDisposable
{
    /// <summary>The most that may wait or be made.</summary>
    public const int OpenMax = 16;

    /// <summary>The most that are kept once they ended; the oldest are forgotten.</summary>
    public const int EndedMax = 200;

    /// <summary>How often one is begun anew: a report that ends the process each time must not do so for ever.</summary>
    public const int RestartsMax = 2;

    private readonly SemaphoreSlim one = new(1);
    private readonly SemaphoreSlim more = new(0);

    /// <summary>A new job, or the open one that makes the same; refused where too many wait.</summary>
    public async Task<Read<ReportJob>> Add(MakeReport report, string region, string person, CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            await using var db = database.Open<IndicatorsDb>(IndicatorsRoom.RoomName);
            var open = (await Open(db).ToListAsync(cancel)).ConvertAll(JobOf);
            if (open.Find(j => j.Report == report) is { } same)
            {
                return same;
            }

            if (open.Count >= OpenMax)
            {
                return Refused.With("report_queue_full", "", ("max", OpenMax.ToString(CultureInfo.InvariantCulture)));
            }

            var job = new ReportJob(0, report, person, clock.GetCurrentInstant(), JobStates.Queued, JobStages.Waiting, 0, open.Count);
            var row = new ReportJobRow { Region = region, IsOpen = true, Body = Text(job) };
            db.Jobs.Add(row);
            await db.SaveChangesAsync(cancel);
            var oldest = await db.Jobs.Where(static j => !j.IsOpen).OrderByDescending(static j => j.Id).Skip(EndedMax).Select(static j => (long?)j.Id).FirstOrDefaultAsync(cancel);
            if (oldest is { } id)
            {
                await db.Jobs.Where(j => !j.IsOpen && j.Id <= id).ExecuteDeleteAsync(cancel);
            }

            more.Release();
            return job with { Job = row.Id };
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>A job and its region; null where there is none of the number, or none any more.</summary>
    public async Task<(ReportJob Job, string Region)?> Find(long id, CancellationToken cancel)
    {
        await using var db = database.Open<IndicatorsDb>(IndicatorsRoom.RoomName);
        if (await db.Jobs.AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, cancel) is not { } row)
        {
            return null;
        }

        var job = JobOf(row);
        return (job.State == JobStates.Queued ? job with { Ahead = await Open(db).CountAsync(j => j.Id < id, cancel) } : job, row.Region);
    }

    /// <summary>All that are kept, the latest first.</summary>
    public async Task<IReadOnlyList<(ReportJob Job, string Region)>> All(CancellationToken cancel)
    {
        await using var db = database.Open<IndicatorsDb>(IndicatorsRoom.RoomName);
        var rows = await db.Jobs.AsNoTracking().OrderBy(static j => j.Id).ToListAsync(cancel);
        var ahead = 0;
        var all = rows.ConvertAll(r => (r.IsOpen ? JobOf(r) with { Ahead = ahead++ } : JobOf(r), r.Region));
        all.Reverse();
        return all;
    }

    /// <summary>Says how far a job is.</summary>
    public async Task Save(ReportJob job, CancellationToken cancel)
    {
        var open = job.State is JobStates.Queued or JobStates.Running;
        var body = Text(job);
        await using var db = database.Open<IndicatorsDb>(IndicatorsRoom.RoomName);
        await db.Jobs.Where(j => j.Id == job.Job).ExecuteUpdateAsync(s => s.SetProperty(static j => j.IsOpen, open).SetProperty(static j => j.Body, body), cancel);
    }

    /// <summary>The first that is to be made; null where none is.</summary>
    public async Task<ReportJob?> Next(CancellationToken cancel)
    {
        await using var db = database.Open<IndicatorsDb>(IndicatorsRoom.RoomName);
        return await Open(db).OrderBy(static j => j.Id).FirstOrDefaultAsync(cancel) is { } row ? JobOf(row) : null;
    }

    /// <summary>What a process left that ended before: it waits again, or is said to be lost where that did not help.</summary>
    public async Task TakeUp(CancellationToken cancel)
    {
        await using var db = database.Open<IndicatorsDb>(IndicatorsRoom.RoomName);
        foreach (var job in (await Open(db).ToListAsync(cancel)).ConvertAll(JobOf).Where(static j => j.State == JobStates.Running))
        {
            await Save(
                job.Restarts < RestartsMax
                    ? job with { State = JobStates.Queued, Stage = JobStages.Waiting, Progress = 0, Restarts = job.Restarts + 1, BeganAt = null }
                    : Failed(job, new("report_job_lost", "", new Dictionary<string, string>(StringComparer.Ordinal) { ["times"] = (job.Restarts + 1).ToString(CultureInfo.InvariantCulture) })),
                cancel);
        }
    }

    public ReportJob Failed(ReportJob job, Note why) =>
        job with { State = JobStates.Failed, Stage = JobStages.Ended, Failure = why, EndedAt = clock.GetCurrentInstant() };

    /// <summary>Returns when one was added, or after a while: another process may have left one.</summary>
    public Task Wait(TimeSpan most, CancellationToken cancel) => more.WaitAsync(most, cancel);

    public void Dispose()
    {
        one.Dispose();
        more.Dispose();
    }

    private static IQueryable<ReportJobRow> Open(IndicatorsDb db) => db.Jobs.AsNoTracking().Where(static j => j.IsOpen);

    private static ReportJob JobOf(ReportJobRow row) => JsonSerializer.Deserialize<ReportJob>(row.Body, Wire.Options)! with { Job = row.Id };

    private static string Text(ReportJob job) => JsonSerializer.Serialize(job, Wire.Options);
}
