using System.Globalization;
using System.Text;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Waste;

namespace WasteFlow.Units.Indicators;

/// <summary>
/// What the program reports of exported journals (<c>city.ndjson</c>) in a folder, beside each (<c>city.reports.json</c>): the five plans of their own
/// regions, and of every region all indicators that are worked out, for each month in which anything happened, and its quarter, half-year and year. The
/// oracle reads both and nothing else. Beside them the second timing basis (<c>city.treated.reports.json</c>).
/// </summary>
static class ReportFiles
{
    /// <summary>The plan of all indicators; a region's has its code behind it.</summary>
    const string Catalogued = "all-";

    public static async Task Write(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.ndjson"))
        {
            var (documents, line) = await Folded(file);
            await using var to = File.Create(Path.ChangeExtension(file, ".reports.json"));
            await JsonSerializer.SerializeAsync(to, Reports(documents, line).Select(static r => JsonSerializer.SerializeToElement(r, Wire.Options)));
            await using var treated = File.Create(Path.ChangeExtension(file, ".treated.reports.json"));
            await JsonSerializer.SerializeAsync(treated, Treated(documents, line), Wire.Options);
        }
    }

    static IEnumerable<Report> Reports(FoldDocuments documents, long line)
    {
        var periods = Periods(documents);
        foreach (var plan in documents.Scan<AdoptedPlan>("plan/").Select(static p => p.Value.Act.Plan))
        {
            var snapshot = Snapshot.Read(documents, line, plan)!;
            foreach (var period in periods) yield return ReportMaker.Make(snapshot, period);
        }
    }

    /// <summary>The same indicators of the same regions and months on the second basis, as reports of rows without parts.</summary>
    static IEnumerable<object> Treated(FoldDocuments documents, long line)
    {
        const int BaseYear = 2022;
        var (periods, choices) = (Periods(documents), Choices.Parse("timing=treated").Choices!);
        foreach (var plan in documents.Scan<AdoptedPlan>("plan/").Select(static p => p.Value.Act.Plan).Where(static p => p.StartsWith(Catalogued, StringComparison.Ordinal)))
        {
            var snapshot = Snapshot.Read(documents, line, plan)!;
            var figures = new Figures(snapshot, RegionBook.Of(snapshot));
            foreach (var period in periods)
            {
                yield return new
                {
                    plan,
                    snapshot.Region,
                    period,
                    period.Year,
                    textTargets = Array.Empty<object>(),
                    rows = Catalogue.ByCode.Values.Where(static i => i.Figure is not null).Select((i, no) =>
                    {
                        var figure = figures.Of(FigureReading.Ask(i.Code, null, i.Figure, choices, i.Unit, i.Decimals, period, [], BaseYear));
                        return new { no = no + 1, i.Code, figure.Exact, figure.Reason };
                    }).ToArray(),
                };
            }
        }
    }

    static async Task<(FoldDocuments Documents, long Line)> Folded(string file)
    {
        var (fold, documents, last) = (new MeasureFold(), new MemoryDocuments(), (Line?)null);
        await foreach (var row in File.ReadLinesAsync(file))
        {
            if (row.StartsWith("{\"trailer\":", StringComparison.Ordinal)) break;
            last = Wire.Read<Line>(Encoding.UTF8.GetBytes(row))!;
            fold.Apply(last, documents);
        }

        foreach (var adoption in Adoptions(documents, last!).ToList())
        {
            last = last! with
            {
                Number = last.Number + 1,
                Act = "adopt-plan",
                Said = JsonSerializer.SerializeToElement(adoption, Wire.Options),
                Lots = [],
                Moves = [],
                Manifest = null,
                Corrects = null,
            };
            fold.Apply(last, documents);
        }

        return (documents, last!.Number);
    }

    /// <summary>Plans that no line of the journal adopts.</summary>
    static IEnumerable<AdoptPlan> Adoptions(FoldDocuments documents, Line last)
    {
        var at = last.RecordedAt;
        var there = documents.Scan<AdoptedPlan>("plan/").Select(static p => p.Value.Act.Plan).ToHashSet(StringComparer.Ordinal);
        foreach (var plan in Plans.All.Where(p => !there.Contains(p.Plan))) yield return new(Guid.Empty, at, plan.Plan, plan.Region, Document(plan.Text));
        var rows = Catalogue.ByCode.Values.Where(static i => i.Figure is not null).Select(static (i, no) => PlanTexts.Row(no + 1, i.Code, "", unit: i.Unit)).ToList();
        var regions = documents.Scan<RegisterSite>("site/").Select(static s => s.Value.Supervisor).Distinct(StringComparer.Ordinal);
        foreach (var region in regions.Union(["410100", "411000", "410000"])) yield return new(Guid.Empty, at, Catalogued + region, region, Document(PlanTexts.Of(Catalogued + region, string.Join(',', rows))));
    }

    static IReadOnlyList<ReportingPeriod> Periods(FoldDocuments documents)
    {
        const int CellKey = 6, Month = 7;
        var months = documents.Scan<SiteMonth>("cells/").Select(static d => d.Key.Substring(CellKey, Month)).Distinct(StringComparer.Ordinal)
            .Select(static m => (Year: int.Parse(m[..4], CultureInfo.InvariantCulture), Month: int.Parse(m[5..], CultureInfo.InvariantCulture))).ToList();
        return [.. months.SelectMany(static m => (ReportingPeriod[])
        [
            new(m.Year, m.Month, m.Month), new(m.Year, (m.Month - 1) / 3 * 3 + 1, (m.Month - 1) / 3 * 3 + 3),
            new(m.Year, m.Month <= 6 ? 1 : 7, m.Month <= 6 ? 6 : 12), ReportingPeriod.OfYear(m.Year),
        ]).Distinct()];
    }

    static JsonElement Document(string text) => JsonDocument.Parse(text).RootElement;
}
