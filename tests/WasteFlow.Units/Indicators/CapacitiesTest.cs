using WasteFlow.Contracts;
using WasteFlow.Waste;
using static WasteFlow.Units.Indicators.WhatIfCity;

namespace WasteFlow.Units.Indicators;

/// <summary>What stands against supposed flows at the facility they go to.</summary>
public class CapacitiesTest
{
    /// <summary>Its permit lets the refinery re-refine 40 t of oil a year, and it has taken 30 t, 10 t of them of another region.</summary>
    [Theory]
    [InlineData("10", "R9", "refinery", "2025")]
    [InlineData("10.000001", "R9", "refinery", "2025", "scale_exceeded /changes/0/to 30000000 40000001 1")]
    [InlineData("15", "R9", "refinery", "2025-03", "scale_exceeded /changes/0/to 30000000 45000000 5000000", "capacity_exceeded /changes/0/to 30000000 45000000 14000000")]
    [InlineData("15", "R1", "refinery", "2025", "permit_does_not_cover /changes/0/method")]
    [InlineData("15", "R9", "plant", "2025", "permit_unknown /changes/0/to")]
    public void What_stands_against_it_at_the_facility_is_said(string tonnes, string method, string facility, string period, params string[] findings)
    {
        var city = Oiled();
        Assert.True(ReportingPeriod.TryRead(period, out var months));
        var figures = Asked(city, new("p", [new(Classes.Landfilled, new(tonnes, "t"), new(facility), method, "hazardous", From: new("pit"))], months)).View!;
        Assert.Equal(findings, figures.Findings.Select(static f => string.Join(' ', new[] { f.Code, f.Pointer, f.Details?.GetValueOrDefault("before"), f.Details?.GetValueOrDefault("after"), f.Details?.GetValueOrDefault("over") }.OfType<string>())));
    }

    [Fact]
    public void What_is_taken_from_a_facility_makes_room_at_it()
    {
        var away = new FlowChange(Classes.Utilised, new("5", "t"), new("pit"), "D1", "hazardous", From: new("refinery"));
        var there = new FlowChange(Classes.Landfilled, new("15", "t"), new("refinery"), "R9", "hazardous", From: new("pit"));
        var figures = Asked(Oiled(), new("p", [away, there])).View!;
        Assert.DoesNotContain(figures.Findings, static f => f.Code == "scale_exceeded");
    }

    [Fact]
    public void What_was_exceeded_before_and_is_less_so_is_no_finding()
    {
        var city = Oiled();
        var more = city.Carry("H4", "neighbour", "refinery", Oil, "hazardous", "R9", city.Enter("neighbour", Oil, 15 * Tonne, "hazardous"), 15 * Tonne, 15 * Tonne);
        city.Treat("refinery", "R9", Classes.Utilised, [(15 * Tonne, more)], 15 * Tonne, 0);
        var away = new FlowChange(Classes.Utilised, new("5", "t"), new("pit"), "D1", "hazardous", From: new("refinery"));
        var there = new FlowChange(Classes.Landfilled, new("2", "t"), new("refinery"), "R9", "hazardous", From: new("pit"));
        Assert.True(ReportingPeriod.TryRead("2025-03", out var march));
        string[] Over(params FlowChange[] changes) =>
            [.. Asked(city, new("p", changes, march)).View!.Findings.Select(static f => f.Code).Where(static c => c.EndsWith("_exceeded", StringComparison.Ordinal))];
        Assert.Empty(Over(away, there));
        Assert.Equal(["scale_exceeded", "capacity_exceeded"], Over(there));
    }
}
