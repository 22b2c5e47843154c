using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What was issued (已签发报表). Of two finals that were issued in the same moment the first stands: a fold sees them in one order.</summary>
public static class IssuedLines
{
    private const string Issued = "issued/";

    public static void Take(Line line, FoldDocuments documents)
    {
        if (line.Act != "issue-report")
        {
            return;
        }

        var act = line.As<IssueReport>();
        var isFinal = act.Stage == ReportStages.Final;
        var standing = isFinal ? Standing(documents, act.Plan, act.Period, act.Kind) : null;
        var stands = isFinal && (standing is null || standing.Document == act.Replaces);
        if (stands && standing is not null)
        {
            documents.Put(Key(standing), standing with { Stands = false, ReplacedBy = line.Number });
        }

        var issued = Read(line)! with { Stands = stands };
        documents.Put(Key(issued), issued);
    }

    /// <summary>What a line issued, by itself: whether it stands is a matter of the others. Null where it issued none.</summary>
    public static IssuedReport? Read(Line line) => line.Act != "issue-report" || line.As<IssueReport>() is not { } act ? null : new(
        line.Number, line.RecordedAt, act.Plan, act.Period, act.Kind, act.Stage, act.AtLine, act.Checksum, act.Document, act.Replaces, Stands: false, null, line.By.Person);

    /// <summary>All that was issued of a plan, in the order of its lines.</summary>
    public static IReadOnlyList<IssuedReport> Of(FoldDocuments documents, string plan) =>
        [.. documents.Scan<IssuedReport>($"{Issued}{plan}/").Select(static i => i.Value).OrderBy(static i => i.Line)];

    /// <summary>The final that is the word of a plan, period and kind; null where there is none.</summary>
    public static IssuedReport? Standing(FoldDocuments documents, string plan, ReportingPeriod period, string kind) =>
        documents.Scan<IssuedReport>(Prefix(plan, period, kind)).Select(static i => i.Value).FirstOrDefault(static i => i.Stands);

    /// <summary>What a line issued of a plan; the refusal where it issued none of it.</summary>
    public static (IssuedReport? Issued, Refused? Refused) By(FoldDocuments documents, string plan, long line, string pointer) =>
        Of(documents, plan).FirstOrDefault(i => i.Line == line) is { } issued ? (issued, null) : (null, Unknown(plan, line, pointer));

    public static Refused Unknown(string plan, long line, string pointer) =>
        Refused.With("report_issue_unknown", pointer, ("plan", plan), ("line", line.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Where a report is another by now than the one that was issued: another build makes it otherwise. It must not be handed out as that one.</summary>
    public static Refused? Objection(Made made, IssuedReport issued) => made.Checksum == issued.Checksum ? null : Refused.With(
        "report_issued_otherwise", "", ("document", issued.Document), ("line", issued.AtLine.ToString(CultureInfo.InvariantCulture)), ("checksum", issued.Checksum),
        ("made", made.Checksum));

    /// <summary>Of each plan the annex that was issued last and stands: what is asked for most.</summary>
    public static IReadOnlyList<IssuedReport> NewestAnnexes(FoldDocuments documents) =>
        [.. documents.Scan<IssuedReport>(Issued).Select(static i => i.Value).Where(static i => i is { Stands: true, Kind: ReportKind.Annex })
            .GroupBy(static i => i.Plan, StringComparer.Ordinal).Select(static plan => plan.MaxBy(static i => i.Line)!)];

    private static string Prefix(string plan, ReportingPeriod period, string kind) => $"{Issued}{plan}/{period}/{kind}/";

    private static string Key(IssuedReport issued) => FormattableString.Invariant($"{Prefix(issued.Plan, issued.Period, issued.Kind)}{issued.Line}");
}
