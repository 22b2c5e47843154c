using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Habits;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Offices;

/// <summary>The bureaus' spot checks (规范化管理抽查) of whoever takes hazardous waste, and of some who give it.</summary>
public sealed class SpotChecks(Stage stage)
{
    private const int EachOf = 4, FailsOf = 9;

    public async Task Make()
    {
        var pairs = Hauls.Read().Where(static h => h.Codes.Any(c => Streams.Of(h.Stream).NeedsPermit(c))).ToList();
        var takers = Places(pairs.Select(static h => h.To));
        var givers = Places(pairs.Select(static h => h.From)).Where((p, i) => i % EachOf == 0 && !takers.Contains(p));
        foreach (var (place, i) in takers.Concat(givers).Select(static (p, i) => (p, i)).ToList())
        {
            var unit = i < takers.Count ? RecordInspection.Operator : RecordInspection.Producer;
            var passed = i % FailsOf != FailsOf - 1;
            await stage.Do(stage.Town.OfficerOf(place.Division), Rooms.Bureau, Registrar.Register, (id, now) =>
                new RecordInspection(id, now, place.Id, unit, passed, passed ? [] : ["标签不全"], Document: "抽查记录表"));
        }
    }

    private List<Place> Places(IEnumerable<string> uses) =>
        [.. uses.Distinct(StringComparer.Ordinal).SelectMany(stage.Town.Of).DistinctBy(static p => p.Id).OrderBy(static p => p.Id.Text, StringComparer.Ordinal)];
}
