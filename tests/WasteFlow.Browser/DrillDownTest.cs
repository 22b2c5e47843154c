using WasteFlow.Client;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Browser;

/// <summary>
/// Every figure of a played city, taken apart at the doors to its end as a patient reader would: terms, cells, lots and manifests. Parts add up to the gram, and the
/// figures that a manifest says it touches are exactly those that lead down to it.
/// </summary>
public class DrillDownTest(PlayedHouse house)
{
    const int Page = 1_000, ManifestsMax = 500;
    static readonly ReportingPeriod Year = ReportingPeriod.OfYear(2025);
    static readonly string[] Plans = ["guancheng", "xinmi", "zhengzhou", "zhengzhou-etdz"];

    /// <summary>Of a manifest, as part of a figure: the plan's row and part, and the term.</summary>
    readonly Dictionary<Way, long> down = [];

    WasteFlowClient client = null!;

    [Fact]
    public async Task Every_figure_adds_up_to_its_manifests_and_every_manifest_names_its_figures()
    {
        using var http = new HttpClient();
        client = new(http, new RoomAddresses(house.Address));
        Assert.True((await client.SignIn("planner", PlayedHouse.Password)).Went);
        foreach (var plan in Plans)
        {
            foreach (var row in Value(await client.Report(plan, Year)).Rows)
            {
                foreach (var part in (row.Parts ?? []).Select(static p => p.Part).Prepend(null))
                {
                    await Open(plan, row.No, part);
                }
            }
        }

        Assert.True((await client.SignIn("officer", PlayedHouse.Password)).Went);
        var all = Value(await client.Manifests(take: ManifestsMax)).Select(static m => m.Number).ToList();
        Assert.InRange(all.Count, 1, ManifestsMax - 1);
        Assert.Empty(down.Keys.Select(static w => w.Manifest).Except(all));
        Assert.True((await client.SignIn("planner", PlayedHouse.Password)).Went);
        var up = new Dictionary<Way, long>();
        foreach (var manifest in all)
        {
            foreach (var touched in Value(await client.Touched(manifest)).Figures.Where(static f => f.Period == Year && Plans.Contains(f.Plan)))
            {
                Add(up, new(manifest, touched.Plan, touched.Row, touched.Part, touched.Term, touched.Numerator), touched.Grams);
            }
        }

        Assert.NotEmpty(up);
        Assert.Equal(Told(down), Told(up));
    }

    async Task Open(string plan, int row, string? part)
    {
        var figure = Value(await client.Figure(plan, row, part, Year));
        foreach (var (term, numerator) in (figure.Numerator?.Terms ?? []).Select(static t => (t, true)).Concat((figure.Denominator?.Terms ?? []).Select(static t => (t, false))))
        {
            if (term.Cells is not > 0)
            {
                continue;
            }

            var cells = await Pages(from => client.FigureCells(plan, row, term.No, part, Year, from: from, take: Page), static p => (p.Cells, p.Next));
            Assert.Equal(term.Cells, cells.Count);
            Assert.True(term.Grams is null || term.Grams == cells.Sum(static c => c.Grams), $"{plan} {row} {term.Text}");
            foreach (var cell in cells)
            {
                var lots = await Pages(from => client.FigureLots(plan, row, cell.Cell, term.No, part, Year, from: from, take: Page), static p => (p.Lots, p.Next));

                // Of earlier years' stock a cell is what goes beyond, and its lots are what was used up and what was generated.
                Assert.True(term.Text.StartsWith("utilised_prev", StringComparison.Ordinal) || cell.Grams == lots.Sum(static l => l.Grams), $"{plan} {row} {cell.Cell}");
                foreach (var lot in lots.Where(static l => l.Manifest is not null))
                {
                    Add(down, new(lot.Manifest!.Value, plan, row, part, term.Text, numerator), lot.Grams);
                }
            }
        }
    }

    static async Task<List<TItem>> Pages<TPage, TItem>(Func<int, Task<Outcome<TPage>>> ask, Func<TPage, (IReadOnlyList<TItem> Items, int? Next)> read) where TPage : class
    {
        var all = new List<TItem>();
        for (int? from = 0; from is { } at;)
        {
            var (items, next) = read(Value(await ask(at)));
            all.AddRange(items);
            from = next;
        }

        return all;
    }

    static void Add(Dictionary<Way, long> to, Way way, long grams) => to[way] = to.GetValueOrDefault(way) + grams;

    static IEnumerable<string> Told(Dictionary<Way, long> ways) => ways.Where(static w => w.Value != 0).Select(static w => $"{w.Key} {w.Value}").Order(StringComparer.Ordinal);

    static T Value<T>(Outcome<T> answer) where T : class
    {
        Assert.True(answer.Went, answer.Refusal?.En);
        return answer.Value!;
    }

    sealed record Way(ManifestNumber Manifest, string Plan, int Row, string? Part, string Term, bool Numerator);
}
