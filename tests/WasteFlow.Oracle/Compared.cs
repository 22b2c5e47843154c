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
            var expected = new Expected(journal.Lines, custody);
            var reports = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, name + ".reports.json"), TestContext.Current.CancellationToken))!.AsArray();
            foreach (var figure in reports.SelectMany(static r => Reports.Read(r!)))
            {
                all.Add(figure);
                if (expected.Of(figure) is var exact && exact != figure.Exact) wrong.Add($"{name}: {figure}, and the lines say {exact ?? "nothing"}");
            }
        }

        Console.WriteLine($"{all.Count} figures compared, {all.Count(static f => f.Exact is not null)} of them with a value");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {all.Count} figures differ:{Environment.NewLine}{string.Join(Environment.NewLine, wrong.Take(Told))}");
        return all;
    }
}
