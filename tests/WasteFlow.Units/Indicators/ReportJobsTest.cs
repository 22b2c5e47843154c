using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;

namespace WasteFlow.Units.Indicators;

/// <summary>The queue of reports in the background: bounded, in order, and not lost with its process.</summary>
public sealed class ReportJobsTest : IAsyncLifetime
{
    const string Region = "410104";

    readonly string folder = Directory.CreateTempSubdirectory("wasteflow-jobs-").FullName;
    readonly Still clock = new();
    RoomDatabase database = null!;
    ReportJobs jobs = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = new RoomDatabase(new HouseOptions { Data = folder }, []);
        jobs = new ReportJobs(database, clock);
        await using var db = database.Open<IndicatorsDb>(IndicatorsRoom.RoomName);
        await db.Database.EnsureCreatedAsync(Cancel);
    }

    public ValueTask DisposeAsync()
    {
        jobs.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task They_are_made_in_the_order_they_were_asked_in_and_the_same_is_not_made_twice()
    {
        var (first, second) = (await Add(1), await Add(2));
        Assert.Equal((0, 1), (first.Ahead, second.Ahead));
        Assert.Equal(second.Job, (await Add(2)).Job);
        Assert.Equal(first.Job, (await jobs.Next(Cancel))!.Job);
        await jobs.Save(first with { State = JobStates.Done, Stage = JobStages.Ended, Progress = 100 }, Cancel);
        Assert.Equal(second.Job, (await jobs.Next(Cancel))!.Job);
        Assert.Equal(0, (await jobs.Find(second.Job, Cancel))!.Value.Job.Ahead);
        Assert.NotEqual(first.Job, (await Add(1)).Job);
        Assert.Equal([3, 2, 1], (await jobs.All(Cancel)).Select(static j => j.Job.Job));
    }

    [Fact]
    public async Task More_than_may_wait_are_refused_by_name()
    {
        for (var line = 1; line <= ReportJobs.OpenMax; line++) await Add(line);
        var refused = (await jobs.Add(Report(99), Region, "p", Cancel)).Refused!;
        Assert.Equal(("report_queue_full", "16"), (refused.Code, refused.Details!["max"]));
        await jobs.Save((await jobs.Next(Cancel))! with { State = JobStates.Done }, Cancel);
        Assert.NotNull((await jobs.Add(Report(99), Region, "p", Cancel)).View);
    }

    [Fact]
    public async Task What_a_process_left_is_begun_anew_and_given_up_where_that_does_not_help()
    {
        var (running, waiting) = (await Add(1), await Add(2));
        for (var ended = 1; ended <= ReportJobs.RestartsMax; ended++)
        {
            await jobs.Save((await jobs.Next(Cancel))! with { State = JobStates.Running, Stage = JobStages.File, Progress = 60 }, Cancel);
            using var after = new ReportJobs(database, clock);
            await after.TakeUp(Cancel);
            var job = (await after.Find(running.Job, Cancel))!.Value.Job;
            Assert.Equal((JobStates.Queued, JobStages.Waiting, 0, ended), (job.State, job.Stage, job.Progress, job.Restarts));
        }

        await jobs.Save((await jobs.Next(Cancel))! with { State = JobStates.Running }, Cancel);
        await jobs.TakeUp(Cancel);
        var lost = (await jobs.Find(running.Job, Cancel))!.Value.Job;
        Assert.Equal((JobStates.Failed, "report_job_lost", "3"), (lost.State, lost.Failure!.Code, lost.Failure.Details!["times"]));
        Assert.Equal(waiting.Job, (await jobs.Next(Cancel))!.Job);
        Assert.Equal(0, (await jobs.Next(Cancel))!.Restarts);
    }

    [Fact]
    public async Task Of_those_that_ended_the_oldest_are_forgotten()
    {
        for (var line = 1; line <= ReportJobs.EndedMax + 2; line++) await jobs.Save(await Add(line) with { State = JobStates.Done }, Cancel);
        var open = await Add(9999);
        Assert.Null(await jobs.Find(2, Cancel));
        Assert.NotNull(await jobs.Find(3, Cancel));
        Assert.Equal(ReportJobs.EndedMax + 1, (await jobs.All(Cancel)).Count);
        Assert.Equal(open.Job, (await jobs.Next(Cancel))!.Job);
    }

    [Fact]
    public async Task A_fault_ends_a_report_by_name_and_does_not_stand_in_the_way_of_the_next()
    {
        var (first, second) = (await Add(1), await Add(2));

        // A house without figures: whatever is asked of them is a fault.
        using var worker = new ReportWorker(jobs, new FoldRunners([]), null!, clock, NullLogger<ReportWorker>.Instance);
        await worker.StartAsync(Cancel);
        for (var looks = 0; looks < 100 && await jobs.Next(Cancel) is not null; looks++) await Task.Delay(50, Cancel);
        await worker.StopAsync(Cancel);
        foreach (var job in new[] { first, second })
        {
            var ended = (await jobs.Find(job.Job, Cancel))!.Value.Job;
            Assert.Equal((JobStates.Failed, "report_job_fault"), (ended.State, ended.Failure!.Code));
            Assert.NotNull(ended.EndedAt);
        }
    }

    async Task<ReportJob> Add(long line) => (await jobs.Add(Report(line), Region, "p", Cancel)).View!;

    static MakeReport Report(long line) => new("p", AtLine: line);

    sealed class Still : IClock
    {
        public Instant GetCurrentInstant() => Instant.FromUtc(2025, 7, 1, 0, 0);
    }
}
