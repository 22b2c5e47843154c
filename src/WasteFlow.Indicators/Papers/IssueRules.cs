using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What this room asks before a report is issued: that it is the one which the ledger makes at that line, and that no other final stands.</summary>
internal static class IssueRules
{
    /// <summary>Makes the report anew first: a replay up to its line takes its time.</summary>
    public static async Task<Rule<IssueReport>> Prepare(IssueReport act, HttpContext context)
    {
        var by = context.Caller();
        var services = context.RequestServices;
        var (made, refused) = await Making.Make(
            services.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName), services.GetRequiredService<ILineFeed>(),
            new(act.Plan, act.Period, act.AtLine, act.Kind), plan => Regions.IsOf(by, plan.Act.Region), context.RequestAborted);
        return (issued, register, _, _) => Judge(issued, register.Fold(MeasureFold.FoldName), (made?.Checksum, refused));
    }

    /// <param name="made">The checksum of the report as it is made at the line of the act; or why it cannot be made.</param>
    public static Judgement Judge(IssueReport act, FoldDocuments documents, (string? Checksum, Refused? Refused) made)
    {
        if (ReportKind.Find(act.Kind) is not { } kind)
        {
            return Refused.With("report_kind_unknown", "/kind", ("kind", act.Kind), ("kinds", string.Join(' ', ReportKind.All.Select(static k => k.Kind))));
        }

        if (act.Stage is not (ReportStages.Draft or ReportStages.Final))
        {
            return Refused.With("report_stage_unknown", "/stage", ("stage", act.Stage));
        }

        if (!kind.Takes(act.Period))
        {
            return Refused.With("report_period_unfit", "/period", ("kind", act.Kind), ("period", act.Period.ToString()));
        }

        if (string.IsNullOrWhiteSpace(act.Document))
        {
            return new Refused("document_missing", "/document");
        }

        return made.Refused is { } refused ? refused
            : !act.Checksum.Equals(made.Checksum, StringComparison.Ordinal) ? Refused.With(
                "report_checksum_differs", "/checksum", ("checksum", made.Checksum!), ("line", act.AtLine.ToString(CultureInfo.InvariantCulture)))
            : Place(act, IssuedLines.Of(documents, act.Plan)) is { } taken ? taken
            : act.Stage == ReportStages.Final ? Judgement.Fine with { Claims = Claims(act, documents) }
            : Judgement.Fine;
    }

    /// <summary>A final takes its number for good, and the place of the one that stands, if any, once.</summary>
    private static Claim[] Claims(IssueReport act, FoldDocuments documents) =>
    [
        new(
            FormattableString.Invariant(
                $"final/{act.Plan}/{act.Period}/{act.Kind}@{IssuedLines.Standing(documents, act.Plan, act.Period, act.Kind)?.Line ?? 0}"),
            new("report_issued_already", "/replaces")),
        new($"final-number/{act.Plan}/{act.Document}", new("report_number_taken", "/document")),
    ];

    /// <summary>Whether it may take the place it asks for: a final has a number of its own, and one that stands is replaced by its number only.</summary>
    private static Refused? Place(IssueReport act, IReadOnlyList<IssuedReport> issued)
    {
        if (act.Stage != ReportStages.Final)
        {
            return act.Replaces is null ? null : Refused.With("report_to_replace_unknown", "/replaces", ("document", act.Replaces));
        }

        if (issued.FirstOrDefault(i => i.Stage == ReportStages.Final && i.Document == act.Document) is { } same)
        {
            return Refused.With(
                "report_number_taken", "/document", ("document", act.Document), ("line", same.Line.ToString(CultureInfo.InvariantCulture)));
        }

        var standing = issued.FirstOrDefault(i => i.Stands && i.Period == act.Period && i.Kind == act.Kind);
        return act.Replaces == standing?.Document ? null
            : act.Replaces is null ? Refused.With(
                "report_issued_already", "/replaces", ("document", standing!.Document), ("line", standing.Line.ToString(CultureInfo.InvariantCulture)))
            : Refused.With("report_to_replace_unknown", "/replaces", ("document", act.Replaces));
    }
}
