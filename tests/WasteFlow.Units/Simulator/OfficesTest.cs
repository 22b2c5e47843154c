using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Offices;
using WasteFlow.Simulator.Play;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;
using Xunit;

namespace WasteFlow.Units.Simulator;

/// <summary>What the simulated offices enter is what a report can use.</summary>
public class OfficesTest
{
    [Theory]
    [InlineData("guancheng")]
    [InlineData("xinmi")]
    [InlineData("jianan")]
    [InlineData("zhengzhou")]
    [InlineData("zhengzhou-etdz")]
    public async Task A_register_of_cells_gives_a_count(string plan)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var cells = (await Entered(plan, seed)).Where(static v => v is { Indicator: "cells", Kind: "reported" }).ToList();
            Assert.NotEmpty(cells);
            Assert.All(cells, static v => Assert.True(long.TryParse(v.Value, out var count) && count > 0, v.Value));
        }
    }

    [Fact]
    public async Task Rows_of_one_code_are_told_apart_by_their_scope()
    {
        var entered = new List<EnterIndicatorValue>();
        for (var seed = 1; seed <= 20; seed++)
        {
            var values = (await Entered("zhengzhou", seed)).Where(static v => v.Indicator is "incinerators-new" or "express-reusable-stock").ToList();
            Assert.Equal(values.Count, values.Select(static v => (v.Indicator, v.Part)).Distinct().Count());
            entered.AddRange(values);
        }

        Assert.Equal(
            ["国际邮件枢纽口岸", "巩义市", "新密市", "荥阳市"],
            entered.Select(static v => v.Part).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Said again it would be a correction, which has a reason.</summary>
    [Theory]
    [InlineData("guancheng")]
    [InlineData("xinmi")]
    [InlineData("jianan")]
    [InlineData("zhengzhou")]
    [InlineData("zhengzhou-etdz")]
    public async Task No_figure_is_entered_twice(string plan)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var keys = (await Entered(plan, seed)).Select(static v => (v.Indicator, v.Year, v.Kind, v.Part)).ToList();
            Assert.Equal(keys.Count, keys.Distinct().Count());
        }
    }

    [Fact]
    public async Task What_is_judged_by_its_growth_has_a_base_value_where_the_plan_prints_none()
    {
        Assert.Single(await Entered("zhengzhou-etdz", 1), static v => v is { Indicator: "iw-intensity", Kind: "base", Value: not null });
        Assert.DoesNotContain(await Entered("jianan", 1), static v => v.Kind == "base");
    }

    [Theory]
    [InlineData("411003", true)]
    [InlineData("410183", false)]
    [InlineData("410100", false)]
    public void A_harvest_is_no_less_than_its_mean(string region, bool pilot)
    {
        foreach (var days in new[] { 2, 30 })
        {
            var expected = new Expectation(new Town(1), days, pilot);
            foreach (var code in new[] { "010-901-S80", "010-902-S80", "030-901-S82" })
            {
                var mean = expected.Generated(region, (_, c, _) => c.Text == code);
                Assert.InRange(expected.AtMost(region, new(code)), mean, mean * 3 + 100);
            }
        }
    }

    private static async Task<IReadOnlyList<EnterIndicatorValue>> Entered(string plan, int seed)
    {
        var doors = new FakeDoors();
        await new ReportedValues(new Stage(new Town(seed), doors, new Told(), new ActLog(null), CancellationToken.None), seed).Report(plan);
        return [.. doors.Asked.Where(static a => a.Contains(" enter-indicator-value ", StringComparison.Ordinal))
            .Select(static a => JsonSerializer.Deserialize<EnterIndicatorValue>(a[a.IndexOf('{', StringComparison.Ordinal)..], Wire.Options)!)
            .Where(static v => Plans.All.Any(p => p.Region == v.Region))];
    }
}
