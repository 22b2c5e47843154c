using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Documents;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Makes the reports that wait, one after the other (后台编制). What it made it keeps in memory while there is room, and else makes again: it is the same.</summary>
public sealed class ReportWorker(ReportJobs jobs, FoldRunners runners, ILineFeed feed, IClock clock, ILogger<ReportWorker> log) : BackgroundService
{
    private const int KeptMax = 8;
    private const int BegunProgress = 10;
    private const int FiguresProgress = 60;
    private const int WholeProgress = 100;
    private static readonly TimeSpan LooksAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RestsAfterFault = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<long, byte[]> kept = new();

    /// <summary>The file of a job that is done; the refusal where it cannot be made any more.</summary>
    public async Task<(byte[]? File, Refused? Refused)> FileOf(ReportJob job, CancellationToken cancel)
    {
        if (kept.TryGetValue(job.Job, out var file))
        {
            return (file, null);
        }

        var (made, refused) = await Made(job.Report, cancel);
        return made is null ? (null, refused) : await Print(job, made, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tookUp = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!tookUp)
                {
                    await jobs.TakeUp(stoppingToken);
                    tookUp = true;
                }

                if (await jobs.Next(stoppingToken) is { } job)
                {
                    await Make(job, stoppingToken);
                }
                else
                {
                    await jobs.Wait(LooksAfter, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.LogWarning("Reports in the background wait: {Error}", e.Message);
                await Task.Delay(RestsAfterFault, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Make(ReportJob job, CancellationToken cancel)
    {
        job = job with { State = JobStates.Running, Stage = JobStages.Figures, Progress = BegunProgress, BeganAt = clock.GetCurrentInstant() };
        await jobs.Save(job, cancel);
        try
        {
            var (made, refused) = await Made(job.Report, cancel);
            if (made is null)
            {
                await jobs.Save(jobs.Failed(job, Why(refused!)), cancel);
                return;
            }

            job = job with { Stage = JobStages.File, Progress = FiguresProgress };
            await jobs.Save(job, cancel);
            var (file, unprinted) = await Print(job, made, cancel);
            if (file is null)
            {
                await jobs.Save(jobs.Failed(job, Why(unprinted!)), cancel);
                return;
            }

            await jobs.Save(
                job with
                {
                    State = JobStates.Done,
                    Stage = JobStages.Ended,
                    Progress = WholeProgress,
                    EndedAt = clock.GetCurrentInstant(),
                    Result = new(PaperDoors.NameOf(made, job.Report.Kind, job.Report.Format), file.Length, made.Period, made.Report.Line, made.Checksum),
                },
                cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException and not OutOfMemoryException)
        {
            // A report that cannot be made must not stand in the way of the next.
            log.LogError(e, "Report {Job} could not be made", job.Job);
            await jobs.Save(jobs.Failed(job, Why(Refused.With("report_job_fault", "", ("fault", e.GetType().Name)))), cancel);
        }
    }

    private async Task<(Made? Made, Refused? Refused)> Made(MakeReport report, CancellationToken cancel)
    {
        // Who may read it was asked when the job was taken.
        var (made, refused) = await Making.Make(
            runners.Of(IndicatorsRoom.RoomName), feed, new(report.Plan, report.Period, report.AtLine, report.Kind), static _ => true, cancel);
        if (made is null || (PaperDoors.Fits(made, report.Kind) is { } unfit && (refused = unfit) is not null))
        {
            return (null, refused);
        }

        if (report.IssuedBy is not { } by)
        {
            return (made, null);
        }

        var (issue, unknown) = runners.Of(IndicatorsRoom.RoomName).Read(MeasureFold.FoldName, (documents, _) => IssuedLines.By(documents, report.Plan, by, ""));
        return issue is null ? (null, unknown) : IssuedLines.Objection(made, issue) is { } otherwise ? (null, otherwise) : (made.As(issue), null);
    }

    private async Task<(byte[]? File, Refused? Refused)> Print(ReportJob job, Made made, CancellationToken cancel)
    {
        var report = job.Report;
        if (PaperFormats.Objection(report.Format, report.Kind, PaperPdf.Browser()) is { } unprintable)
        {
            return (null, unprintable);
        }

        var file = (await PaperFormats.Of(made, report.Kind, report.Language, report.Format, cancel))!;
        foreach (var oldest in kept.Keys.Order().SkipLast(KeptMax - 1))
        {
            kept.TryRemove(oldest, out _);
        }

        kept[job.Job] = file;
        return (file, null);
    }

    private static Note Why(Refused refused) => new(refused.Code, "", refused.Details);
}
