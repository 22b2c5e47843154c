using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.City;

/// <summary>The simulated city: its parties, their places, vehicles and people, all from one seed.</summary>
public sealed class Town
{
    private readonly ILookup<string, Place> byUse;
    private readonly ILookup<string, Party> carriers;

    public Town(int seed)
    {
        Seed = seed;
        var builder = new TownBuilder(seed);
        Parties = builder.Build();
        Officers = builder.Officers();
        Places = [.. Parties.SelectMany(static p => p.Places)];
        byUse = Places.ToLookup(static p => p.Use, StringComparer.Ordinal);
        carriers = Parties.Where(static p => p.Trucks.Count > 0).ToLookup(static p => p.Row.Use, StringComparer.Ordinal);
    }

    public int Seed { get; }

    public IReadOnlyList<Party> Parties { get; }

    public IReadOnlyList<Place> Places { get; }

    /// <summary>One for each district and for the two cities; acts as bureau, planner and administrator of its region.</summary>
    public IReadOnlyList<Person> Officers { get; }

    public IEnumerable<Place> Of(string use) => byUse[use];

    /// <summary>The place of a use that serves another: in the same district, else in the same city, else wherever one is.</summary>
    public Place Near(string use, Place from) => Nearest([.. byUse[use]], static p => p.Division, from, use);

    /// <summary>The carrier that serves a place; one that has vehicles of its own carries itself.</summary>
    public Party CarrierFor(string use, Place from) =>
        from.Owner.Row.Use == use ? from.Owner : Nearest([.. carriers[use]], static p => p.Division, from, use);

    /// <summary>Another one of the use than the one that serves.</summary>
    public Place? Other(string use, Place than) => byUse[use].FirstOrDefault(p => p.Id != than.Id && p.Owner.InPilot == than.Owner.InPilot)
        ?? byUse[use].FirstOrDefault(p => p.Id != than.Id);

    /// <summary>Another carrier of the same kind, to hand a load over to.</summary>
    public Party? OtherCarrier(Party than) =>
        carriers[than.Row.Use].FirstOrDefault(c => c.Id != than.Id && c.InPilot == than.InPilot) ?? carriers[than.Row.Use].FirstOrDefault(c => c.Id != than.Id);

    public Person OfficerOf(string division) => Officers.First(o => o.Region == division);

    /// <summary>API keys come from the seed too: a replay signs in alike. They open a simulated house only.</summary>
    internal static string KeyOf(int seed, string person) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}/key/{person}"))));

    private static T Nearest<T>(IReadOnlyList<T> all, Func<T, string> division, Place from, string use)
    {
        if (all.Count == 0)
        {
            throw new InvalidOperationException($"nobody of {use} in the city");
        }

        var number = CityMap.IndexOf(from.Division);
        IReadOnlyList<T> here = [.. all.Where(p => division(p) == from.Division)];
        IReadOnlyList<T> city = [.. all.Where(p => division(p)[..4] == from.Division[..4])];
        return here.Count > 0 ? here[(int)(from.Id.Text[^1] % here.Count)] : city.Count > 0 ? city[number % city.Count] : all[number % all.Count];
    }
}
