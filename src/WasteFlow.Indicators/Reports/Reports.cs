using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Which report is asked for.</summary>
/// <param name="Period">Null for the last year with a figure to reach.</param>
/// <param name="AtLine">Null for the line the fold stands at.</param>
public sealed record ReportAsk(string Plan, ReportingPeriod? Period = null, long? AtLine = null);

/// <summary>Answers for reports, at the present line or as of an earlier one.</summary>
public static class Reports
{
    public const int FirstYear = 2000;
    public const int LastYear = 2100;
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(10);

    /// <param name="mayRead">Whether the reader may see this plan's figures.</param>
    public static async Task<(Report? Report, Refused? Refused)> Make(
        FoldRunner runner, ReportAsk ask, Func<AdoptedPlan, bool> mayRead, CancellationToken cancel)
    {
        if (ask.Period is { Year: < FirstYear or > LastYear } far)
        {
            return (null, Refused.With("year_out_of_range", "", ("year", far.Year.ToString(CultureInfo.InvariantCulture))));
        }

        if (ask.AtLine is { } line && (line < 1 || !await runner.CatchUp(line, CatchUpWithin, cancel)))
        {
            return (null, Refused.With("no_such_line", "", ("line", line.ToString(CultureInfo.InvariantCulture))));
        }

        var snapshot = ask.AtLine is { } earlier && earlier < runner.Line
            ? Snapshot.Read(await runner.AsOf(new MeasureFold(), earlier, cancel), earlier, ask.Plan)
            : runner.Read(MeasureFold.FoldName, (documents, at) => Snapshot.Read(documents, at, ask.Plan));
        return snapshot is null ? (null, Refused.With("plan_unknown", "", ("plan", ask.Plan)))
            : !mayRead(snapshot.Plan) ? (null, Refused.With("not_yours", "", ("reason", snapshot.Region)))
            : (ReportMaker.Make(snapshot, ask.Period), null);
    }
}
