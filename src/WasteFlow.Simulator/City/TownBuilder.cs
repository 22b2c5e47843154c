using System.Globalization;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.City;

/// <summary>Makes the parties of <see cref="PartyRow"/> real: codes with check digits, names, places, plates, people.</summary>
internal sealed class TownBuilder(int seed)
{
    private const string PlateLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ";

    private readonly Names names = new(seed);
    private readonly Dice dice = new(seed, "town");
    private readonly HashSet<string> plates = new(StringComparer.Ordinal);
    private int parties;

    public IReadOnlyList<Party> Build() =>
    [
        .. from row in PartyRow.Read()
           from district in CityMap.Read(row.Where)
           from _ in Enumerable.Range(0, district.Count)
           select Make(row, district.Code, district.Short),
    ];

    public IReadOnlyList<Person> Officers() =>
    [
        .. CityMap.Districts.Select(static d => d.Code).Append("410100").Append("411000").Select(region => new Person(
            $"officer-{region}", names.Person(), null, ["officer", "planner", "administrator"], Town.KeyOf(seed, $"officer-{region}"), region)),
    ];

    private Party Make(PartyRow row, string division, string district)
    {
        var number = ++parties;
        var id = new EnterpriseId(CreditCode.Make("91", division, string.Create(CultureInfo.InvariantCulture, $"MA9{number:00000}")));
        var party = new Party(id, names.Party(district, row.Zh), row, division, "credit-code")
        {
            Clerk = Person(id, number, "clerk"),
            Driver = row.Trucks > 0 ? Person(id, number, "driver") : null,
            Gate = row.Trade is "collector" or "disposer" ? Person(id, number, "gate") : null,
        };
        var towns = Divisions.Within(division).ToArray();
        foreach (var (site, i) in row.Places.Select(static (s, i) => (s, i)))
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"S{division}-{number:000}{(i == 0 ? "" : $"-{i + 1}")}");
            var name = site.Zh.Length == 0 ? party.Name : party.Name + site.Zh;
            party.Places.Add(new(new(text), name, party, site.Use, site with { Tags = Tags(site, division) }, towns.Length == 0 ? null : dice.Pick(towns).Code));
        }

        for (var i = 0; i < row.Trucks; i++)
        {
            party.Trucks.Add(new(Plate(division), row.Hazardous, row.Sealed));
        }

        return party;
    }

    private static IReadOnlyList<string> Tags(SiteRow site, string division) =>
        !site.Urban ? site.Tags
        : [.. site.Tags, "urban", CityMap.CentralUrban.Contains(division) ? "central-urban" : "county-urban"];

    private Person Person(EnterpriseId enterprise, int number, string role)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{role}-{number:000}");
        return new(id, names.Person(), enterprise, [role], Town.KeyOf(seed, id));
    }

    private string Plate(string division)
    {
        var letter = division.StartsWith("4110", StringComparison.Ordinal) ? 'K' : 'A';
        while (true)
        {
            var plate = string.Create(
                CultureInfo.InvariantCulture,
                $"豫{letter}{PlateLetters[dice.Number(0, PlateLetters.Length - 1)]}{dice.Number(0, 9999):0000}");
            if (plates.Add(plate))
            {
                return plate;
            }
        }
    }
}
