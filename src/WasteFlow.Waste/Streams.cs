using System.Collections.Frozen;
using System.Text.Json;

namespace WasteFlow.Waste;

/// <summary>What differs between waste streams (废物类别), as data: one row of <c>schemas/codes/streams.json</c>.</summary>
/// <param name="Kind">Two digits: the kind in manifest numbers of the stream's own series.</param>
/// <param name="Known">Where mass becomes known: <c>ledger</c> (产生台账), <c>loading</c> (装车) or <c>receipt</c> (接受称重).</param>
/// <param name="OwnUse">True where a producer may enter waste it treats on its own site, though what leaves is weighed later.</param>
/// <param name="Store">How stock is kept unless the site says otherwise: <c>itemised</c>, <c>fifo</c> or <c>mixed</c>.</param>
/// <param name="TolerancePerMille">Difference of two scales that closes by itself, in per mille of the load …</param>
/// <param name="ToleranceFloorGrams">… and at least these grams.</param>
/// <param name="Series"><c>national</c> (14 digits, Order 23 art. 15), <c>own</c>, or <c>by-code</c>: national for hazardous codes.</param>
/// <param name="Permit"><c>always</c>, <c>never</c> or <c>by-code</c>: whether the receiver's permit is checked.</param>
/// <param name="LicensedVehicle"><c>always</c>, <c>never</c> or <c>by-code</c>: whether the vehicle needs its dangerous-goods licence.</param>
/// <param name="Divert"><c>new-manifest</c> (Order 23 art. 11) or <c>same-manifest</c>.</param>
/// <param name="Round"><c>each</c>: a round makes a manifest for each mover; <c>shared</c>: one for the trip, with an item for each origin.</param>
/// <param name="Scan">One scan at loading under a standing approval, contract or route opens its manifest, and one at the gate closes it.</param>
/// <param name="ReportsAnyDifference">Every difference at receipt is reported to the receiving place's bureau (Order 23 art. 18).</param>
/// <param name="Moisture">Moisture is asked for.</param>
/// <param name="Sealed">Travels sealed (密闭运输).</param>
/// <param name="Count">What practice counts beside the mass, or null.</param>
/// <param name="StorageDays">How long it may be stored before an alarm, or null.</param>
/// <param name="Codes">The codes it may carry, as patterns of <see cref="WasteCodes.Covers"/>.</param>
/// <param name="Mark"><c>verified</c>, <c>second-hand</c> or <c>unverified</c>.</param>
public sealed record StreamRow(
    string Id, string Zh, string En, string Kind, string Known, bool OwnUse, string Store, int TolerancePerMille, long ToleranceFloorGrams,
    string Series, string Permit, string LicensedVehicle, string Divert, string Round, bool Scan, bool ReportsAnyDifference, bool Moisture,
    bool Sealed, string? Count, int? StorageDays, IReadOnlyList<string> Codes, string Source, string Mark, string Note,
    DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Generation may be entered by the producer itself.</summary>
    public bool MayGenerate => OwnUse || Known == "ledger";

    /// <summary>One scale's word for the whole trip, shared over its origins, is allowed.</summary>
    public bool Shared => Round == "shared";

    public bool Carries(WasteCode code) => Codes.Any(pattern => WasteCodes.Covers(pattern, code));

    /// <summary>Travels under the 14-digit national form.</summary>
    public bool IsNational(WasteCode code) => Says(Series == "national" ? "always" : Series, code);

    /// <summary>The receiver needs a permit for it (危险废物经营许可证).</summary>
    public bool NeedsPermit(WasteCode code) => Says(Permit, code);

    /// <summary>The vehicle needs a licence for dangerous goods.</summary>
    public bool NeedsLicensedVehicle(WasteCode code) => Says(LicensedVehicle, code);

    private static bool Says(string when, WasteCode code) => when == "always" || (when == "by-code" && WasteCodes.IsHazardous(code));
}

/// <summary>All streams; nothing outside <c>schemas/codes</c> names one.</summary>
public sealed class StreamTable
{
    private readonly FrozenDictionary<string, StreamRow> byId;

    private StreamTable(IReadOnlyList<StreamRow> all) =>
        (All, byId) = (all, all.ToFrozenDictionary(static s => s.Id, StringComparer.Ordinal));

    /// <summary>In the order of the table.</summary>
    public IReadOnlyList<StreamRow> All { get; }

    public StreamRow? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The row of a stream that is known to exist; throws otherwise.</summary>
    public StreamRow Of(string id) => byId[id];

    internal static StreamTable Read(string text) => new(JsonSerializer.Deserialize<StreamRow[]>(text, JsonSerializerOptions.Web)!);
}

/// <summary>The streams that travel inside the program (see <see cref="Law.Base"/>).</summary>
public static class Streams
{
    public static IReadOnlyList<StreamRow> All => Own.All;

    private static StreamTable Own => TableSet.Own.Streams;

    public static StreamRow? Find(string id) => Own.Find(id);

    public static StreamRow Of(string id) => Own.Of(id);
}
