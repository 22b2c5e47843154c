using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Offices;

/// <summary>Statistics and base-year values that offices enter, all marked simulated and scaled to the days that are played.</summary>
public sealed class Statistics(Stage stage)
{
    /// <summary>The regions of the five plans, Jian'an apart.</summary>
    private static readonly string[] Regions = ["410104", "410183", "410171", "410100"];

    private const int BaseYear = 2022;

    private static readonly string[] Industry = ["al-works", "coating", "electronics", "alumina", "machines", "mine", "pit"];

    public async Task Enter(int year, int days)
    {
        var expected = new Expectation(stage.Town, days, pilot: false);
        foreach (var region in Regions)
        {
            foreach (var at in (int[])[.. new[] { BaseYear, year - 1, year }.Distinct().Order()])
            {
                await Enter(region, at, year, expected);
            }
        }
    }

    /// <summary>Jian'an's own, for the year of its plan and the one before.</summary>
    public async Task EnterPilot(int year, int days)
    {
        var expected = new Expectation(stage.Town, days - 1, pilot: true);
        await Enter(CityMap.Pilot, year - 1, year, expected);
        await Enter(CityMap.Pilot, year, year, expected);
    }

    private async Task Enter(string region, int year, int played, Expectation expected)
    {
        foreach (var row in Tables.Rows("codes/statistics.csv"))
        {
            if (Value(row["statistic"], region, expected) is not { } value)
            {
                continue;
            }

            // A year earlier there was a little less of everything that is counted in mass, and as many of what is counted in pieces.
            var grown = decimal.Truncate(value) == value ? value : value * (100 - 3 * (played - year)) / 100;
            await stage.Do(stage.Town.OfficerOf(region), Rooms.Indicators, Registrar.Register, (id, now) => new EnterStatistic(
                id, now, row["statistic"], region, year, Text(grown), row["unit"], row["department"].Split('、')[0],
                "模拟统计：按演示期的规模折算", Simulated: true));
        }
    }

    /// <summary>In the statistic's unit; null where there is nothing of the kind in the region.</summary>
    private static decimal? Value(string statistic, string region, Expectation e)
    {
        decimal? value = statistic switch
        {
            "industrial-value-added" => e.Generated(region, static (s, _, p) => s is "general-industrial" or "hazardous" && Industry.Contains(p.Use)) / 0.06m,
            "resident-population" => e.Generated(region, static (s, _, _) => s == "household") * 1000 / (e.Days * 0.85m) / 10000,
            "days-counted" => e.Days,
            "straw-collectable" => e.AtMost(region, new("010-901-S80")),
            "manure-generated" => e.AtMost(region, new("030-901-S82")) / 0.95m,
            "manure-generated-large" => e.AtMost(region, new("030-901-S82")),
            "film-used" => e.AtMost(region, new("010-902-S80")),
            "express-packaging-used" => Code(e, region, "900-916-S62") / 0.4m,
            "recyclables-received" => e.Generated(region, static (s, _, _) => s == "recyclables") / 1.04m,
            "central-communities" => e.Count(region, static p => p.Row.Kind == "residential-community" && p.Row.Tags.Contains("central-urban")),
            "agricultural-townships" => e.Count(region, static p => p.Row.Kind == "township"),
            "medical-institutions" => e.Count(region, static p => p.Row.Kind is "medical-institution" or "small-clinic"),
            "social-source-units" => e.Count(region, static p => p.Row.Tags.Contains("social-source")),
            "garages" => e.Count(region, static p => p.Row.Kind == "garage"),
            "laboratory-units" => e.Count(region, static p => p.Row.Tags.Contains("laboratory")),
            "hw-landfilled" => e.Hauled(region, "hazardous", "D1") * 2.8m + 1.5m,
            "gi-stored-disposed" => e.Generated(region, static (s, _, _) => s == "general-industrial") * 0.35m + 5m,
            _ => null,
        };
        return value is 0 ? null : value;
    }

    private static decimal Code(Expectation e, string region, string code) => e.Generated(region, (_, c, _) => c.Text == code);

    private static string Text(decimal value) => decimal.Round(value, 4).ToString("0.####", CultureInfo.InvariantCulture);
}
