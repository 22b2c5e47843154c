using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// What is due for each month, quarter or year in which a site had such waste: reports and management plans. The tier of HJ 1259 follows from what the
/// site generated, this year and the last, and from its permit, unless the prefecture has said it.
/// </summary>
internal static class PeriodClock
{
    public static void Apply(Scene scene)
    {
        var line = scene.Line;
        switch (line.Act)
        {
            case "hand-in-report" when line.As<HandInReport>() is var report:
                scene.End(Deadlines.All.Where(r => r.Rule == report.Report).Select(r => Subject.Id(r.Kind, Period(report.Site, r.From, report.Period))));
                break;
            case "file-management-plan" when line.As<FileManagementPlan>() is var plan:
                scene.End([Subject.Id("plan-not-filed", Period(plan.Site, "year", new(plan.Year - 1, 1, 1)))]);
                break;
            case "record-evaluation" when line.As<RecordEvaluation>() is { Kind: PlanTiers.Word } word:
                scene.Documents.Put(Word(word.Site), word);
                break;
        }

        foreach (var lot in line.Lots.Where(static l => l.Place == Places.Storage))
        {
            Had(lot, scene);
        }
    }

    /// <summary>The day a period begins that a day lies in.</summary>
    public static LocalDate Begin(string period, LocalDate day) => period switch
    {
        "month" => new(day.Year, day.Month, 1),
        "quarter" => new(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        _ => new(day.Year, 1, 1),
    };

    private static void Had(LotBorn lot, Scene scene)
    {
        if (scene.Site(lot.Holder) is not { } site)
        {
            return;
        }

        var day = Waste.Calendar.DayOf(scene.Line.HappenedAt());
        var rows = Periods.Where(r => r.IsAbout(lot.Stream, lot.Code) && r.IsFor(site.Group, site.Tags)).ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        var tier = Tier(lot, site, day, scene);
        foreach (var row in rows.Where(r => r.Tier is null || r.Tier == tier))
        {
            var begin = Begin(row.From, day);
            if (scene.Law.On(day).Rule(row.Rule, site.Division, lot.Stream) is { } rule && Deadlines.Of(rule, Waste.Calendar.StartOf(begin), scene.Law) is { } due && due.At > scene.Line.RecordedAt)
            {
                scene.Await(row.Kind, Period(lot.Holder, row.From, begin), due, row.Rule, new(lot.Holder, Stream: lot.Stream));
            }
        }
    }

    private static IEnumerable<DeadlineRow> Periods =>
        Deadlines.CountedFrom("month").Concat(Deadlines.CountedFrom("quarter")).Concat(Deadlines.CountedFrom("year"));

    /// <summary>Adds what the lot brings to the year's amount, and says which tier the site is of now (HJ 1259-2022 §4.2).</summary>
    private static string Tier(LotBorn lot, WatchedSite site, LocalDate day, Scene scene)
    {
        var grams = scene.Line.Moves.Where(m => m.To == lot.Lot.ToString() && m.From is Accounts.Generated or Accounts.Treatment).Sum(static m => m.Grams);
        var key = Year(lot.Holder, day.Year);
        var year = (scene.Documents.Get<YearAmount>(key)?.Grams ?? 0) + grams;
        if (grams > 0)
        {
            scene.Documents.Put(key, new YearAmount(year));
        }

        var most = Math.Max(year, scene.Documents.Get<YearAmount>(Year(lot.Holder, day.Year - 1))?.Grams ?? 0);
        return scene.Documents.Get<RecordEvaluation>(Word(lot.Holder)) is { } word && word.Day <= day && (word.Until is not { } last || day <= last)
            ? word.Status
            : PlanTiers.Of(most, scene.Documents.Get<Permits>($"permits/{lot.Holder}") is not null, scene.Law.On(day), site.Division).Tier;
    }

    private static string Word(SiteId site) => $"tier/{site}";

    private static string Year(SiteId site, int year) => string.Create(CultureInfo.InvariantCulture, $"year/{site}/{year}");

    private static string Period(SiteId site, string period, LocalDate begin) =>
        string.Create(CultureInfo.InvariantCulture, $"{site}@{period}-{begin:uuuu-MM}");
}

/// <summary>What a site generated in a year, in grams.</summary>
public sealed record YearAmount(long Grams);
