using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Offices;

/// <summary>The five plans and the code tables, adopted through the doors as any city would.</summary>
public sealed class TablesAndPlans(Stage stage)
{
    private const string City = "410100";

    /// <summary>Every table of the program, in the edition that travels with it.</summary>
    public async Task AdoptTables(LocalDate from)
    {
        foreach (var name in Tables.Names.Where(static n => n.StartsWith("codes/", StringComparison.Ordinal)))
        {
            var text = Tables.Text(name);
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            await stage.Do(stage.Town.OfficerOf(City), Rooms.Indicators, Registrar.Register, (id, now) =>
                new AdoptTable(id, now, name["codes/".Length..], "first", from, hash, text));
        }
    }

    public async Task AdoptPlans()
    {
        foreach (var plan in Plans.All)
        {
            using var document = JsonDocument.Parse(plan.Text);
            var whole = document.RootElement.Clone();
            await stage.Do(stage.Town.OfficerOf(plan.Region), Rooms.Indicators, Registrar.Register, (id, now) =>
                new AdoptPlan(id, now, plan.Plan, plan.Region, whole));
        }
    }
}
