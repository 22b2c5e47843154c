using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Portal.Pages;
using WasteFlow.Portal.Reading;
using WasteFlow.Portal.Visits;
using WasteFlow.Waste;

namespace WasteFlow.Portal.Doors;

/// <summary>What a plan's region hands in (报告): reports to take away, its flow statement's figure, and what was issued.</summary>
public static class ReportsDoor
{
    private const string Xlsx = "xlsx";
    private const string Svg = "svg";

    /// <summary>The formats that the page offers, in its order.</summary>
    public static readonly IReadOnlyList<string> Formats = [Xlsx, "docx", "pdf", "html", "csv", "json", Svg];

    public static string Address(string plan) => $"{PortalRoom.Root}/plans/{Uri.EscapeDataString(plan)}/reports";

    /// <summary>A file's address; of the ledger's head.</summary>
    public static string File(string plan, string kind, ReportingPeriod period, string format, Language language) =>
        FormattableString.Invariant($"{Address(plan)}/file?kind={kind}&year={period}&format={format}&language={language.Code}");

    /// <summary>The address of a file as it was issued.</summary>
    public static string File(IssuedReport issued, string format, Language language) =>
        FormattableString.Invariant($"{Address(issued.Plan)}/file?issuedBy={issued.Line}&format={format}&language={language.Code}");

    public static async Task<Page> Show(Visit visit, RouteValueDictionary route)
    {
        var plan = route["plan"] as string ?? "";
        var (period, unfit) = PeriodOf(visit.Asked());
        if (unfit is not null)
        {
            return Page.Unfit(unfit);
        }

        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return Page.Problem(behind);
        }

        var issued = await visit.Client.Issued(plan, visit.Cancel);
        var plans = await visit.Client.Plans(visit.Cancel);
        if (issued.Value is not { } list || plans.Value?.FirstOrDefault(p => p.Plan == plan) is not { } summary)
        {
            return issued.Went && plans.Went ? Page.NotHere : issued.Went ? Page.Problem(plans) : Page.Problem(issued);
        }

        var months = period ?? ReportingPeriod.OfYear(summary.LastTargetYear);
        var figure = await visit.Client.ReportFile(plan, ReportKind.Flows, Svg, visit.Language.Code, months, cancel: visit.Cancel);
        return Page.Of<ReportsPage>(("Plan", summary), ("Issued", list), ("Period", months), ("Figure", figure));
    }

    /// <summary>The file itself, as the indicators' room made it; its refusal is a page.</summary>
    public static async Task<Page> Take(Visit visit, RouteValueDictionary route)
    {
        var (plan, asked) = (route["plan"] as string ?? "", visit.Asked());
        var (kind, format) = (asked.Text("kind") ?? ReportKind.Annex, asked.Word("format", Formats) ?? Xlsx);
        var language = asked.Word("language", [Language.Chinese.Code, Language.English.Code]) ?? visit.Language.Code;
        var (atLine, issuedBy) = (asked.Number("atLine"), asked.Number("issuedBy"));
        var (period, unfit) = PeriodOf(asked);
        if (unfit is not null)
        {
            return Page.Unfit(unfit);
        }

        var answer = issuedBy is { } by
            ? await visit.Client.ReportFileAsIssued(plan, by, format, language, visit.Cancel)
            : await visit.Client.ReportFile(plan, kind, format, language, period, atLine, visit.Cancel);
        return answer.Value is not { } file
            ? Page.Problem(answer)
            : new Page(_ => Results.File(file.Bytes, file.Type, file.Name ?? $"{plan}-{kind}{(period is { } months ? $"-{months}" : "")}.{format}"));
    }

    /// <summary>The plan that a page is of, by the newest lines; else what is shown in its place.</summary>
    public static async Task<(PlanSummary? Plan, Page? Otherwise)> PlanOf(Visit visit, string plan)
    {
        if ((await visit.LookAtHead()) is { Went: false } behind)
        {
            return (null, Page.Problem(behind));
        }

        var plans = await visit.Client.Plans(visit.Cancel);
        return plans.Value?.FirstOrDefault(p => p.Plan == plan) is { } summary ? (summary, null) : (null, plans.Went ? Page.NotHere : Page.Problem(plans));
    }

    /// <summary>The period of a form's two fields <c>year</c> and <c>part</c>; null where neither is there. The year alone may be any period's text.</summary>
    public static (ReportingPeriod? Period, Refused? Unfit) PeriodOf(Asked asked)
    {
        var (year, part) = (asked.Text("year"), asked.Text("part"));
        var period = year is null ? null : Periods.Read(year, part);
        return (period, asked.Objection
            ?? (year is null && part is not null ? Refused.With("field_missing", "", ("field", "year"))
                : year is not null && period is null ? Refused.With("field_malformed", "", ("pointer", part is null ? "year" : "part"))
                : null));
    }
}
