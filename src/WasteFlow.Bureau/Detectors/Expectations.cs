using System.Globalization;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Bureau;

/// <summary>
/// What a site generates against what it said it would, by its declaration (产生清单、产废系数) and by table A.3 of its management plan: in spans of a quarter at
/// most, since a year's sum tells it a year late. Too much is seen at once; too little is a deadline that ends when enough was generated.
/// </summary>
internal static class Expectations
{
    private const string Declared = "declared";

    private const string Planned = "plan";

    private const string Above = "generation-above";

    private const int SpanMonths = 3;

    private const int YearMonths = 12;

    /// <summary>Older spans are at an end; late corrections reach back two years.</summary>
    private const int KeptMonths = 36;

    public static IEnumerable<Seen> Look(Scene scene)
    {
        var touched = scene.Line.Act switch
        {
            "declare-generation" when scene.Line.As<DeclareGeneration>() is var said => Take(
                said.Site, Declared, said.From, said.Months, said.Wastes.Select(static w => (w.Code, Grams: w.Grams("", out var grams) is null ? grams : 0)), all: false, scene),
            "file-management-plan" when scene.Line.As<FileManagementPlan>() is { Generation: { } wastes } plan => Take(
                plan.Site, Planned, new(plan.Year, 1, 1), YearMonths,
                wastes.GroupBy(static w => w.Code).Select(static g => (g.Key, g.Sum(static w => w.Quantity.Grams("", out var grams) is null ? grams : 0))), all: true, scene),
            _ => Made(scene),
        };
        return [.. touched.Select(t => Judge(t.Site, t.Span, scene)).OfType<Seen>()];
    }

    /// <summary>What stands of a site, the earliest first, with the alarm that is not at an end.</summary>
    public static IReadOnlyList<ExpectedSpan> Of(SiteId site, Instant asOf, FoldDocuments documents)
    {
        var watches = new Watches(documents);
        return
        [
            .. from span in documents.Get<Expected>(Key(site))?.Spans ?? []
               orderby span.From, span.Code.Text, span.Source
               let watch = Ids(site, span).Select(watches.Find).FirstOrDefault(static w => w is { EndedAt: null })
               select new ExpectedSpan(span.Code, span.Source, span.From, span.Months, span.Grams, Made(site, span, documents), watch?.At(asOf)),
        ];
    }

    /// <summary>A later word takes the place of the earlier of its source, for the months and codes that it is about; a plan is about all codes.</summary>
    private static IEnumerable<(SiteId Site, Span Span)> Take(
        SiteId site, string source, LocalDate from, int months, IEnumerable<(WasteCode Code, long Grams)> said, bool all, Scene scene)
    {
        if (scene.Site(site) is not { } known)
        {
            return [];
        }

        Span[] spans = [.. said.SelectMany(s => Spans(source, s.Code, from, months, s.Grams)).Where(s => s.Grams > 0 && s.From >= known.Since)];
        var before = scene.Documents.Get<Expected>(Key(site))?.Spans ?? [];
        Span[] over = [.. before.Where(s => s.Source == source && s.From < from.PlusMonths(months) && from < s.End && (all || spans.Any(n => n.Code == s.Code)))];
        scene.End(over.SelectMany(s => Ids(site, s)));
        var keptFrom = Waste.Calendar.DayOf(scene.Line.RecordedAt).PlusMonths(-KeptMonths);
        scene.Documents.Put(Key(site), new Expected([.. before.Except(over).Where(s => s.End > keptFrom), .. spans]));
        return spans.Select(s => (site, s));
    }

    private static IEnumerable<Span> Spans(string source, WasteCode code, LocalDate from, int months, long grams)
    {
        for (var first = 0; first < months; first += SpanMonths)
        {
            var length = Math.Min(SpanMonths, months - first);
            yield return new(source, code, from.PlusMonths(first), length, (long)((Int128)grams * length / months));
        }
    }

    /// <summary>Adds what the line generates to its month, or corrects of another, and gives the spans that it falls into.</summary>
    private static IEnumerable<(SiteId Site, Span Span)> Made(Scene scene)
    {
        var line = scene.Line;
        var made = line.Corrects is { } corrected
            ? Of(corrected.Was, -1, scene).Concat(corrected.Is is { } right ? Of(right, +1, scene) : [])
            : Of(new Edition(line.Said, line.Moves), +1, scene);
        List<(SiteId, Span)> touched = [];
        foreach (var month in made.GroupBy(static m => (m.Site, m.Month)).ToArray())
        {
            var key = MonthKey(month.Key.Site, month.Key.Month);
            var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var (code, grams) in (scene.Documents.Get<MonthNet>(key)?.Grams ?? new Dictionary<string, long>(StringComparer.Ordinal))
                .Concat(month.Select(static m => KeyValuePair.Create(m.Code.Text, m.Grams))))
            {
                sums[code] = sums.GetValueOrDefault(code) + grams;
            }

            scene.Documents.Put(key, new MonthNet(sums));
            touched.AddRange((scene.Documents.Get<Expected>(Key(month.Key.Site))?.Spans ?? [])
                .Where(s => s.From <= month.Key.Month && month.Key.Month < s.End && month.Any(m => m.Code == s.Code)).Select(s => (month.Key.Site, s)));
        }

        return touched.Distinct();
    }

    /// <summary>
    /// What comes into being by an act: from the source, or out of a treatment. A correcting line tells its lots as they are now; what a lot that lies whole was
    /// called before, its watch knows.
    /// </summary>
    private static IEnumerable<(SiteId Site, LocalDate Month, WasteCode Code, long Grams)> Of(Edition edition, int sign, Scene scene)
    {
        LocalDate? month = null;
        foreach (var move in edition.Moves)
        {
            if (move.From is not (Accounts.Generated or Accounts.Treatment) || !LotId.TryRead(move.To, out var lot))
            {
                continue;
            }

            month ??= Waste.Calendar.DayOf(edition.Said.GetProperty("happenedAt").Deserialize<Instant>(Wire.Options)).With(DateAdjusters.StartOfMonth);
            var (known, told) = (scene.Lot(lot), scene.Line.Lots.FirstOrDefault(l => l.Lot == lot));
            var (holder, code) = known is not null && (told is null || sign < 0) ? (known.Holder, known.Code) : told is not null ? (told.Holder, told.Code) : default;
            if (code.Text is not null)
            {
                yield return (holder, month.Value, code, sign * move.Grams);
            }
        }
    }

    private static Seen? Judge(SiteId id, Span span, Scene scene)
    {
        var site = scene.Site(id)!;
        var law = scene.Law.On(span.From);
        var stream = law.Tables.Codes.StreamOf(span.Code);
        if (Rule("generation-above") is not { } most || Rule("generation-below") is not { } least || Rule("generation-by") is not { } by)
        {
            return null;
        }

        var made = Made(id, span, scene.Documents);
        var (far, subject) = (Math.Abs(made - span.Grams) > by * 1000L, About(id, span));
        var thing = new WatchedThing(id, site.Enterprise, Stream: stream, Code: span.Code, Grams: Math.Abs(made - span.Grams));
        foreach (var row in Deadlines.CountedFrom("expected"))
        {
            if (far && (Int128)made * 100 < (Int128)span.Grams * least)
            {
                if (scene.Await(row, subject, site.Division, Waste.Calendar.StartOf(span.End.PlusDays(-1)), thing) is { } open)
                {
                    scene.Watches.Weigh(open, thing.Grams!.Value);
                }
            }
            else
            {
                scene.End([Subject.Id(row.Kind, subject)]);
            }
        }

        if (far && (Int128)made * 100 > (Int128)span.Grams * most)
        {
            return new(subject, thing, span.Source);
        }

        scene.End([Subject.Id(Above, subject)]);
        return null;

        int? Rule(string rule) => law.Rule(rule, site.Division, stream)?.Value;
    }

    private static long Made(SiteId site, Span span, FoldDocuments documents) => Enumerable.Range(0, span.Months)
        .Sum(m => documents.Get<MonthNet>(MonthKey(site, span.From.PlusMonths(m)))?.Grams.GetValueOrDefault(span.Code.Text) ?? 0);

    private static IEnumerable<string> Ids(SiteId site, Span span) =>
        Deadlines.CountedFrom("expected").Select(static r => r.Kind).Append(Above).Select(kind => Subject.Id(kind, About(site, span)));

    private static string About(SiteId site, Span span) => string.Create(CultureInfo.InvariantCulture, $"{site}@{span.Code}@{span.Source}@{span.From:uuuu-MM}+{span.Months}");

    private static string Key(SiteId site) => $"expected/{site}";

    private static string MonthKey(SiteId site, LocalDate month) => string.Create(CultureInfo.InvariantCulture, $"made/{site}/{month:uuuu-MM}");
}

/// <summary>What a site said that it expects to generate.</summary>
public sealed record Expected(IReadOnlyList<Span> Spans);

/// <param name="Source">Whose word it is: <c>declared</c> or <c>plan</c>.</param>
/// <param name="From">The first of its first month.</param>
public sealed record Span(string Source, WasteCode Code, LocalDate From, int Months, long Grams)
{
    /// <summary>The first day after it.</summary>
    internal LocalDate End => From.PlusMonths(Months);
}
