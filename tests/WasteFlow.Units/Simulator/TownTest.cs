using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Truth;
using WasteFlow.Waste;
using Xunit;

namespace WasteFlow.Units.Simulator;

public class TownTest
{
    private static readonly Town Town = new(1);

    [Fact]
    public void It_has_two_hundred_parties_with_valid_codes_and_marked_names()
    {
        Assert.True(Town.Parties.Count >= 200);
        Assert.All(Town.Parties, static p => Assert.True(CreditCode.IsValid(p.Id.Text), p.Id.Text));
        Assert.All(Town.Parties, static p => Assert.EndsWith("（模拟）", p.Name, StringComparison.Ordinal));
        Assert.Distinct(Town.Parties.Select(static p => p.Id));
        Assert.Distinct(Town.Parties.Select(static p => p.Name));
        Assert.Distinct(Town.Parties.SelectMany(static p => p.Trucks).Select(static t => t.Plate));
    }

    [Fact]
    public void Every_use_a_habit_names_is_somewhere_in_the_city()
    {
        string[] uses =
        [
            .. Makes.Read().Select(static m => m.At), .. Hauls.Read().SelectMany(static h => new[] { h.From, h.To, h.Origins ?? h.To }),
            .. Treats.Read().Select(static t => t.At), .. Merges.Read().Select(static m => m.At), .. Sorts.Read().Select(static s => s.At),
            .. Relabels.Read().Select(static r => r.At), .. Counts.Read().Select(static c => c.At), .. Flows.Read().Select(static f => f.At),
        ];
        Assert.All(uses.Distinct(), static use => Assert.True(Town.Of(use).Any(), use));
    }

    [Fact]
    public void Every_treatment_has_the_class_that_the_table_of_methods_gives()
    {
        var day = new NodaTime.LocalDate(2025, 3, 15);
        foreach (var treat in Treats.Read())
        {
            foreach (var (method, outcome) in treat.Methods)
            {
                Assert.All(treat.Codes, code => Assert.Equal(
                    outcome, Enum.Parse<Term>(Methods.ClassOf(treat.Stream, code, method, day) ?? "none", ignoreCase: true)));
            }
        }
    }

    [Fact]
    public void Every_load_may_travel_under_its_stream_and_by_its_method()
    {
        var day = new NodaTime.LocalDate(2025, 3, 15);
        foreach (var haul in Hauls.Read())
        {
            Assert.All(haul.Codes, code => Assert.True(Streams.Of(haul.Stream).Carries(code), $"{haul.Stream} {code}"));
            Assert.All(haul.Codes, code => Assert.NotNull(Methods.ClassOf(haul.Stream, code, haul.Method, day)));
        }
    }
}
