using System.Text.Json.Nodes;

namespace WasteFlow.Oracle;

/// <summary>
/// Every indicator that is worked out from flows, statistics and registers, computed a second time from the exported lines by formulas typed from the
/// matrix of the plans: the same numerator and denominator for every region and every month, or no value by both.
/// </summary>
[Collection(OfCity.Name)]
public class IndicatorsTest(PlayedCity city)
{
    static readonly (string Term, string What)[] Terms =
    [
        ("generated", "generated"), ("residuesBorn", "residue"), ("broughtIn", "brought-in"), ("gains", "gain"), ("utilised", "utilised"),
        ("incinerated", "incinerated"), ("landfilled", "landfilled"), ("otherwise", "otherwise"), ("storageLoss", "storage-loss"), ("weighing", "weighing"),
        ("sentOut", "sent-out"),
    ];

    [Fact]
    public async Task Every_figure_is_what_the_lines_say_in_every_region_and_month()
    {
        var compared = await Compared.With(Path.GetDirectoryName(city.File)!, [("journal", city.Journal, city.Custody)]);
        Assert.Empty(Formulas.All.Select(static f => f.Code).Except(compared.Where(static r => r.Exact is not null).Select(static r => r.Code)));
        var printed = compared.Where(static f => !f.Plan.StartsWith("all-", StringComparison.Ordinal) && f is { Row: not null, IsText: false, Part: not ("工业危险废物安全处置量" or "危险废物规范化管理抽查合格率") })
            .Where(static f => Formulas.All.Any(i => i.Code == f.Code)).Select(static f => $"{f.Plan} {f.Row}{(f.Part is null ? "" : $"/{f.Part}")} {f.Code}").Distinct();
        Assert.Equal(Expected.Rows.Order(StringComparer.Ordinal), printed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_program_prints_the_same_figures_by_its_own_command()
    {
        var expected = new Expected(city.Journal.Lines, city.Custody);
        foreach (var (plan, period) in new[] { ("guancheng", "2025-01"), ("zhengzhou", "2025"), ("jianan", "2020-12") })
        {
            var report = JsonNode.Parse(await WasteflowProgram.Say("report", "--plan", plan, "--period", period, "--format", "json", "--data", city.Data))!;
            var figures = Reports.Read(report).ToList();
            Assert.Contains(figures, static f => f.Exact is not null);
            Assert.All(figures, f => Assert.Equal(expected.Of(f), f.Exact));
        }
    }

    [Fact]
    public void What_the_measures_add_up_to_is_what_was_told()
    {
        var all = new Happenings(city.Journal.Lines, city.Custody).All.ToLookup(static h => (h.Key.What, h.Key.Stream, h.Key.Month), static h => h.Value);
        var compared = 0;
        foreach (var period in city.Told["periods"]!.AsArray())
        {
            var (first, last) = (Month(period!, "from"), Month(period!, "to"));
            foreach (var told in period!["streams"]!.AsArray())
            {
                var stream = told!["stream"]!.GetValue<string>();
                foreach (var (term, what) in Terms)
                {
                    var sum = Enumerable.Range(first, last - first + 1).Sum(m => all[(what, stream, m)].Sum());
                    Assert.True(told[term]!.GetValue<long>() == sum, $"{period["from"]} to {period["to"]}, {stream}, {term}: told {told[term]}, the lines say {sum}");
                    compared++;
                }
            }
        }

        Assert.True(compared >= 13 * Terms.Length, $"only {compared} sums were compared");
    }

    static int Month(JsonNode period, string which)
    {
        var day = DateOnly.Parse(period[which]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        return day.Year * 12 + day.Month - 1;
    }
}
