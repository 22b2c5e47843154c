using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Makes a report with its seal, at the present line or as of an earlier one.</summary>
public static class Making
{
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(10);

    /// <param name="mayRead">Whether the reader may see this plan's figures.</param>
    public static async Task<(Made? Made, Refused? Refused)> Make(
        FoldRunner runner, ILineFeed feed, ReportAsk ask, Func<AdoptedPlan, bool> mayRead, CancellationToken cancel)
    {
        if (Reports.Objection(ask.Period, "") is { } far)
        {
            return (null, far);
        }

        if (ask.AtLine is { } line && (line < 1 || !await runner.CatchUp(line, CatchUpWithin, cancel)))
        {
            return (null, Refused.With("no_such_line", "", ("line", line.ToString(CultureInfo.InvariantCulture))));
        }

        var taken = ask.AtLine is { } earlier && earlier < runner.Line
            ? await EarlierReports.Of(runner, feed, ask, earlier, cancel)
            : runner.Read(MeasureFold.FoldName, (documents, at) => Taken.Of(documents, at, ask));
        return taken is null ? (null, runner.Read(MeasureFold.FoldName, (documents, _) => Unadopted(documents, ask.Plan, ask.AtLine)))
            : !mayRead(taken.Snapshot.Plan) ? (null, Refused.With("not_yours", "", ("reason", taken.Snapshot.Region)))
            // A plan that states no year to report wants to be asked for one.
            : Reports.Objection(taken.Report.Period, "") is { } yearless ? (null, yearless)
            : (Of(taken, await TimeOf(feed, taken.Snapshot.Line, cancel)), null);
    }

    /// <summary>Why there is no plan: none has that code, or it was adopted after the line of the question.</summary>
    public static Refused Unadopted(FoldDocuments documents, string plan, long? atLine) =>
        atLine is { } line && PlanEditions.Of(documents, plan) is { All: [{ Line: var first }, ..] }
            ? Refused.With(
                "plan_adopted_later", "", ("plan", plan), ("at", line.ToString(CultureInfo.InvariantCulture)), ("line", first.ToString(CultureInfo.InvariantCulture)))
            : PlanEditions.Unknown(documents, plan, "");

    /// <summary>The report of what was taken out of a fold.</summary>
    public static Made Of(Taken taken, Instant at) => new(
        Sealing.Seal(taken.Report, taken.Editions), AnnexPrint.Read(taken.Snapshot.Plan.Act.Document), at,
        taken.Flows is { } flows ? Sealing.Seal(flows, taken.Editions) : null);

    /// <summary>When a line was recorded.</summary>
    public static async Task<Instant> TimeOf(ILineFeed feed, long line, CancellationToken cancel) =>
        (await feed.Read(line - 1, null, 1, cancel)).Lines[0].Line.RecordedAt;
}

/// <summary>A report as it was made while the fold stood at one line.</summary>
/// <param name="Snapshot">What it was made of; the fold may have gone on.</param>
/// <param name="Flows">Of the kind that is of flows; else null.</param>
public sealed record Taken(Snapshot Snapshot, ReportEditions Editions, Report Report, FlowStatement? Flows)
{
    /// <summary>Null where the plan was not adopted by the line.</summary>
    public static Taken? Of(FoldDocuments documents, long line, ReportAsk ask) =>
        Snapshot.Read(documents, line, ask.Plan, ask.Period) is { } snapshot
            ? new(
                snapshot, Indicators.Editions.Of(documents) with { Plan = snapshot.Editions.Said(snapshot.Edition) }, ReportMaker.Make(snapshot, ask.Period),
                ask.Kind == ReportKind.Flows ? FlowsOf(documents, snapshot, ask.Period) : null)
            : null;

    private static FlowStatement FlowsOf(FoldDocuments documents, Snapshot snapshot, ReportingPeriod? asked)
    {
        var period = asked ?? ReportingPeriod.OfYear(snapshot.Printed.LastTargetYear);
        var (streams, simulated) = RegionStatement.Read(documents, snapshot.Region, period);
        return new(
            ReportKind.Flows, snapshot.Plan.Act.Plan, snapshot.Printed.Document, snapshot.Region, snapshot.Printed.RegionName, period, snapshot.Line, streams, simulated);
    }
}
