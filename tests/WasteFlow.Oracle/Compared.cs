using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>What the program reports of journals, held to what their lines say.</summary>
static class Compared
{
    const int Told = 25;

    /// <summary>Every figure of every report, each the same as the lines say.</summary>
    public static async Task<IReadOnlyList<Reported>> With(string folder, IReadOnlyList<(string Name, Journal Journal, Custody Custody)> played)
    {
        await WasteflowProgram.Report(folder);
        var (all, wrong) = (new List<Reported>(), new List<string>());
        foreach (var (name, journal, custody) in played)
        {
            var accepted = await Compare("", false);
            var treated = await Compare(".treated", true);

            // Else the second basis would not have been looked at.
            var first = accepted.Where(static f => f.Exact is not null).ToLookup(static f => (f.Region, f.Period, f.Code), static f => f.Exact);
            Assert.Contains(treated, f => f.Exact is not null && first[(f.Region, f.Period, f.Code)] is var other && other.Any() && !other.Contains(f.Exact));
            all.AddRange(accepted.Concat(treated));

            async Task<List<Reported>> Compare(string basis, bool isTreated)
            {
                var expected = new Expected(journal.Lines, custody, isTreated);
                var file = Path.Combine(folder, $"{name}{basis}.reports.json");
                var reports = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!.AsArray();
                var figures = reports.SelectMany(static r => Reports.Read(r!)).ToList();
                wrong.AddRange(figures.Select(f => (Figure: f, Exact: expected.Of(f))).Where(static f => f.Exact != f.Figure.Exact)
                    .Select(f => $"{name}{basis}: {f.Figure}, and the lines say {f.Exact ?? "nothing"}"));
                return figures;
            }
        }

        Console.WriteLine($"{all.Count} figures compared, {all.Count(static f => f.Exact is not null)} of them with a value");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {all.Count} figures differ:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(Told))}");
        return all;
    }
}
