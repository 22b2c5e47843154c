using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Frauds;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Offices;

/// <summary>What authorities grant before anything moves: permits of plants and collectors, approvals of building sites.</summary>
public sealed class Approvals(Stage stage)
{
    private const int WorkingDays = 330;
    private const string ConstructionDisposal = "construction-disposal";

    /// <summary>A permit holds for five years (危险废物经营许可证管理办法 art. 13); two follow each other.</summary>
    private static readonly (LocalDate From, LocalDate Until)[] Terms =
    [
        (new(2020, 10, 1), new(2025, 9, 30)), (new(2025, 10, 1), new(2030, 9, 30)),
    ];

    /// <summary>The permit that a place would have on a day, if it has one.</summary>
    public static string? PermitOf(Place place, Instant at) =>
        Array.FindIndex(Terms, t => at.InZone(Waste.Calendar.Zone).Date is var day && t.From <= day && day <= t.Until) is >= 0 and var term ? PermitOf(place, term) : null;

    private static string PermitOf(Place place, int term) =>
        string.Create(CultureInfo.InvariantCulture, $"豫环许可危废字{place.Id.Text[1..]}号-{term + 1}");

    /// <summary>The approval under which a place's waste travels; null where it needs none.</summary>
    public static string? Of(Place mover, string stream) => mover.Use == "building" && stream == "construction" ? $"HZ-{mover.Id}" : null;

    /// <summary>Permits for whatever the habits bring to a plant or collector under a stream that asks for one.</summary>
    public async Task Permit()
    {
        var needed = Hauls.Read().SelectMany(static h => h.Codes.Select(c => (h.To, h.Stream, Code: c, h.Method)))
            .Where(static n => Streams.Of(n.Stream).NeedsPermit(n.Code)).ToLookup(static n => n.To, StringComparer.Ordinal);
        foreach (var holder in needed.OrderBy(static n => n.Key, StringComparer.Ordinal))
        {
            string[] codes = [.. holder.Select(static n => n.Code.Text).Distinct().Order(StringComparer.Ordinal)];
            string[] methods = [.. holder.Select(static n => n.Method).Distinct().Order(StringComparer.Ordinal)];
            foreach (var (place, n) in stage.Town.Of(holder.Key).Select(static (p, n) => (p, n)))
            {
                foreach (var (term, i) in Terms.Select(static (t, i) => (t, i)))
                {
                    var permit = PermitOf(place, i);
                    var grams = place.Row.TonnesDaily * WorkingDays * 1_000_000L / (stage.Villain is null || n % 4 != 1 ? 1 : Villain.PermitPart);
                    var scale = grams > 0 ? Said.Mass(grams) : null;
                    if (grams > 0 && n % 4 == 1)
                    {
                        stage.Villain?.Limit(permit, grams);
                    }

                    await stage.Do(stage.Town.OfficerOf(place.Division), Rooms.Bureau, Registrar.Register, (id, now) => new GrantPermit(
                        id, now, permit, place.Id, codes, methods, term.From, term.Until, scale, Simulated: true));
                }
            }
        }
    }

    /// <summary>Disposal approvals for building sites, in cubic metres, for a year.</summary>
    public async Task ApproveConstruction(LocalDate from, bool pilot)
    {
        foreach (var place in stage.Town.Of("building").Where(p => p.Owner.InPilot == pilot))
        {
            var approval = Of(place, "construction")!;
            await stage.Do(stage.Town.OfficerOf(place.Division), Rooms.Bureau, Registrar.Register, (id, now) => new GrantApproval(
                id, now, approval, ConstructionDisposal, place.Id, ["SW70", "SW71", "SW72", "SW73", "SW74"], new("20000", "m3", "1600"),
                from, from.PlusMonths(pilot ? 60 : 12), Simulated: true));
        }
    }

    /// <summary>Management plans (管理计划) of everybody who moves hazardous waste; a few forget, as some always do.</summary>
    public async Task Plan(int year, bool pilotOnly)
    {
        var moved = Hauls.Read().SelectMany(static h => h.Codes.Select(c => (h.From, h.Stream, Code: c)))
            .Where(static m => Streams.Of(m.Stream).NeedsPermit(m.Code) && Streams.Of(m.Stream).Known == "ledger")
            .ToLookup(static m => m.From, static m => m.Code, StringComparer.Ordinal);
        foreach (var (use, i) in moved.Select(static m => m.Key).Order(StringComparer.Ordinal).Select(static (u, i) => (u, i)))
        {
            foreach (var (place, n) in stage.Town.Of(use).Where(p => p.Owner.InPilot || !pilotOnly).Select(static (p, n) => (p, n)))
            {
                if ((n + i) % 9 == 8 || Rooms.Of(place) != Rooms.Producers)
                {
                    continue;
                }

                ManagementPlanEntry[] entries = [.. moved[use].Distinct().Select(static c => new ManagementPlanEntry(c, new("3000", "t")))];
                await stage.Do(place.Owner.Clerk, Rooms.Producers, Registrar.Register, (id, now) =>
                    new FileManagementPlan(id, now, place.Id, year, entries, Simulated: true));
            }
        }
    }
}
