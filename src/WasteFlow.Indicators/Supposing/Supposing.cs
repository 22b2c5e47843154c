using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Answers what a plan's indicators would be with some flows changed (情景测算): out of the fold's documents, and into nothing.</summary>
public static class Supposing
{
    /// <summary>The most changes of one question.</summary>
    public const int ChangesMax = 100;

    /// <param name="line">The line that the documents are true at.</param>
    /// <param name="mayRead">Whether the reader may see this plan's figures.</param>
    public static Read<WhatIfFigures> Of(FoldDocuments documents, long line, WhatIf ask, Func<AdoptedPlan, bool> mayRead)
    {
        if (ask.Changes.Count is 0 or > ChangesMax)
        {
            return Refused.With("changes_too_many", "/changes", ("max", ChangesMax.ToString(CultureInfo.InvariantCulture)));
        }

        if (Reports.Objection(ask.Period, "/period") is { } far)
        {
            return far;
        }

        if (Snapshot.Read(documents, line, ask.Plan, ask.Period) is not { } snapshot)
        {
            return PlanEditions.Unknown(documents, ask.Plan, "/plan");
        }

        if (!mayRead(snapshot.Plan))
        {
            return Refused.With("not_yours", "/plan", ("reason", snapshot.Region));
        }

        var period = ask.Period ?? ReportingPeriod.OfYear(snapshot.Printed.LastTargetYear);
        if (Reports.Objection(period, "/period") is { } yearless)
        {
            return yearless;
        }

        var basis = Outcomes.BasisOf(PlanReading.ChosenBy(snapshot.Printed.Id));
        var supposed = new Supposed(snapshot, period, basis);
        if (ask.Changes.Select(supposed.Take).FirstOrDefault(static r => r is not null) is { } refused)
        {
            return refused;
        }

        var after = Snapshot.Read(supposed.Documents, line, ask.Plan, ask.Period)!;
        return new WhatIfFigures(
            ask.Plan, snapshot.Region, period, line, supposed.Flows, new ChangedRows(snapshot, after, period, supposed.Moved).All(),
            new Capacities(snapshot, period, [.. supposed.Moved.Where(m => m.Basis == basis)]).Findings());
    }
}
