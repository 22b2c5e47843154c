using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A report as it is made at one line, with all that its papers need; the fold may go on.</summary>
/// <param name="Report">With its seal.</param>
/// <param name="Print">How the plan prints its annex.</param>
/// <param name="At">When the line was recorded: the only time that a paper shows.</param>
/// <param name="Flows">The statement of the region's flows with its seal, where the kind is of those.</param>
public sealed record Made(Report Report, AnnexPrint Print, Instant At, FlowStatement? Flows = null)
{
    /// <summary>Of what the kind prints.</summary>
    public string Checksum => Flows?.Checksum ?? Report.Checksum!;

    public ReportIssue Issue => Report.Issue ?? ReportIssue.None;

    public ReportingPeriod Period => Report.Period ?? ReportingPeriod.OfYear(Report.Year);

    /// <summary>As it was issued: its papers say so.</summary>
    public Made As(IssuedReport issued)
    {
        var issue = new ReportIssue(issued.Stage, issued.Kind, issued.Document, issued.Line, issued.IssuedAt);
        return this with { Report = Report with { Issue = issue }, Flows = Flows is null ? null : Flows with { Issue = issue } };
    }
}
