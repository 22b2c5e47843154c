using WasteFlow.Waste;

namespace WasteFlow.Simulator.City;

/// <summary>A kind of party, as the city has it.</summary>
/// <param name="Use">What habits call its main place.</param>
/// <param name="Zh">How its name ends.</param>
/// <param name="Where">How many in which district, see <see cref="CityMap.Read"/>.</param>
/// <param name="Trade"><c>producer</c>, <c>collector</c>, <c>disposer</c> or <c>carrier</c>.</param>
/// <param name="Places">The main place first.</param>
/// <param name="Trucks">Vehicles, for carriers.</param>
/// <param name="Hazardous">Its vehicles are licensed for dangerous goods.</param>
/// <param name="Sealed">Its vehicles are built sealed.</param>
public sealed record PartyRow(
    string Use, string Zh, string Where, string Trade, IReadOnlyList<SiteRow> Places, int Trucks, bool Hazardous, bool Sealed)
{
    public static IReadOnlyList<PartyRow> Read()
    {
        var sides = CityTables.Rows("places").ToLookup(static r => r["of"], Side, StringComparer.Ordinal);
        return [.. CityTables.Rows("parties").Select(r => new PartyRow(
            r["use"], r["zh"], r["where"], r["trade"], [Main(r), .. sides[r["use"]]],
            r.Number("trucks"), r.Yes("hazardous"), r.Yes("sealed")))];
    }

    private static SiteRow Main(TableRow r) => new(r["use"], r["kind"], "", r.Words("tags"), r.Yes("urban"), r.Number("tonnesDaily"))
    {
        Remaining = CityMap.Read(r["remaining"]).ToDictionary(static d => d.Code, static d => (long)d.Count, StringComparer.Ordinal),
    };

    private static SiteRow Side(TableRow r) => new(r["use"], r["kind"], r["zh"], r.Words("tags"), r.Yes("urban"), 0);
}

/// <summary>A kind of place.</summary>
/// <param name="Use">What habits call it.</param>
/// <param name="Kind">A row of <c>schemas/codes/party-kinds.csv</c>.</param>
/// <param name="Zh">How its name ends.</param>
/// <param name="Tags">Scope tags; <c>urban</c> with <c>central-urban</c> or <c>county-urban</c> is added where <paramref name="Urban"/>.</param>
/// <param name="TonnesDaily">Permitted capacity a day; 0 for none.</param>
public sealed record SiteRow(string Use, string Kind, string Zh, IReadOnlyList<string> Tags, bool Urban, int TonnesDaily)
{
    /// <summary>By district, what it still takes in whole cubic metres; empty where it is no fill site.</summary>
    public IReadOnlyDictionary<string, long> Remaining { get; init; } = new Dictionary<string, long>(StringComparer.Ordinal);
}
