using WasteFlow.Waste;

namespace WasteFlow.Simulator.City;

/// <summary>A party of the simulated city.</summary>
/// <param name="Row">What it was made after.</param>
/// <param name="Division">County-level code of its seat.</param>
public sealed record Party(EnterpriseId Id, string Name, PartyRow Row, string Division, string Identity)
{
    public List<Place> Places { get; } = [];

    public List<Truck> Trucks { get; } = [];

    /// <summary>Who files and enters; every party has one.</summary>
    public required Person Clerk { get; init; }

    /// <summary>Who drives; carriers have one.</summary>
    public Person? Driver { get; init; }

    /// <summary>Who stands at the gate; receivers have one.</summary>
    public Person? Gate { get; init; }

    public bool InPilot => Division == CityMap.Pilot;

    public override string ToString() => Name;
}

/// <summary>A place of a party.</summary>
/// <param name="Use">What habits know it by: the key of its row, or one of a side place.</param>
public sealed record Place(SiteId Id, string Name, Party Owner, string Use, SiteRow Row, string? Town)
{
    public string Division => Owner.Division;

    public override string ToString() => Name;
}

/// <summary>A vehicle by its plate.</summary>
public sealed record Truck(string Plate, bool Hazardous, bool Sealed);

/// <summary>A person or machine that acts.</summary>
/// <param name="Key">The API key it signs in with.</param>
public sealed record Person(
    string Id, string Name, EnterpriseId? Enterprise, IReadOnlyList<string> Roles, string Key, string? Region = null);
