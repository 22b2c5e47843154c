using System.Globalization;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Offices;

/// <summary>What the parties keep in the register beside themselves: contracts, policies, and whom a station serves.</summary>
public sealed class Papers(Stage stage)
{
    private const int Whole = 1000;

    /// <summary>Contracts of everybody whose waste needs a permit with whoever takes it, and the insurance of who takes it.</summary>
    public async Task Sign(int year)
    {
        var pairs = Hauls.Read().SelectMany(h => h.Codes.Where(c => Streams.Of(h.Stream).NeedsPermit(c)).SelectMany(c => stage.Town.Of(h.From)
                .Select(p => (Mover: p.Owner, Taker: stage.Town.Near(h.To, p).Owner, Code: c.Text))))
            .Where(static p => p.Mover.Id != p.Taker.Id)
            .GroupBy(static p => (Mover: p.Mover.Id.Text, Taker: p.Taker.Id.Text))
            .OrderBy(static g => g.Key.Mover, StringComparer.Ordinal).ThenBy(static g => g.Key.Taker, StringComparer.Ordinal).ToList();
        foreach (var (pair, i) in pairs.Select(static (p, i) => (p.ToList(), i)))
        {
            string[] codes = [.. pair.Select(static p => p.Code).Distinct().Order(StringComparer.Ordinal)];
            var (mover, taker, _) = pair[0];
            await stage.Do(mover.Clerk, Rooms.Registry, Registrar.Register, (id, now) => new RegisterContract(
                id, now, mover.Id, string.Create(CultureInfo.InvariantCulture, $"HT-{year}-{i + 1:0000}"), "disposal", [taker.Id], codes,
                new(year, 1, 1), new(year + 1, 12, 31), Simulated: true));
        }

        foreach (var taker in pairs.Select(static p => p.First().Taker).DistinctBy(static t => t.Id).OrderBy(static t => t.Id.Text, StringComparer.Ordinal))
        {
            await stage.Do(taker.Clerk, Rooms.Registry, Registrar.Register, (id, now) => new RegisterInsurance(
                id, now, taker.Id, string.Create(CultureInfo.InvariantCulture, $"BX-{year}"), "pollution-liability", "人保财险", new(year, 1, 1),
                new(year + 1, 12, 31), Simulated: true));
        }
    }

    /// <summary>Each collecting place of household sources serves the districts that bring to it, in equal parts.</summary>
    public async Task Serve(LocalDate from)
    {
        var served = Hauls.Read().SelectMany(h => stage.Town.Of(h.From).Where(static p => PartyKinds.Find(p.Row.Kind)?.Class == "household")
                .Select(p => (Taker: stage.Town.Near(h.To, p), p.Division)))
            .GroupBy(static s => s.Taker.Id.Text).OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var station in served)
        {
            var taker = station.First().Taker;
            string[] divisions = [.. station.Select(static s => s.Division).Distinct().Order(StringComparer.Ordinal)];
            ServiceShare[] shares = [.. divisions.Select((d, i) => new ServiceShare(
                Whole / divisions.Length + (i < Whole % divisions.Length ? 1 : 0), from, null, d))];
            await stage.Do(stage.Town.OfficerOf(taker.Division), Rooms.Registry, Registrar.Register, (id, now) =>
                new RegisterServiceArea(id, now, taker.Id, shares, Simulated: true));
        }
    }
}
