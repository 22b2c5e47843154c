using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>Which room an act belongs to, and which lot of an answer is meant.</summary>
public static class Rooms
{
    public const string Registry = "registry";
    public const string Producers = "producers";
    public const string Transporters = "transporters";
    public const string Collectors = "collectors";
    public const string Disposers = "disposers";
    public const string Bureau = "bureau";
    public const string Indicators = "indicators";

    /// <summary>The room of the role in which a place holds its waste.</summary>
    public static string Of(Place place) => place.Owner.Row.Trade switch
    {
        "collector" => Collectors,
        "disposer" => Disposers,
        _ => Producers,
    };

    /// <summary>The room that takes a receipt: into storage or for treatment.</summary>
    public static string Receiving(string method) => method is "C5" or "S" ? Collectors : Disposers;

    /// <summary>The lot in storage at a place that an answer names; null where it names none.</summary>
    public static LotId? LotAt(this Accepted answer, Place place, string stream, WasteCode code, int skip = 0) =>
        answer.Lots.Where(l => l.Place == Places.Storage && l.Holder == place.Id && l.Stream == stream && l.Code == code)
            .Skip(skip).Select(static l => (LotId?)l.Lot).FirstOrDefault();
}
