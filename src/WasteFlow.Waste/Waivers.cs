using NodaTime;

namespace WasteFlow.Waste;

/// <summary>
/// An exemption (豁免管理清单) that a code and the kinds of the parties can tell: who falls under it is not refused, but carries a note
/// with its condition's item. What depends on more than that stands only in <c>schemas/codes/exemptions.csv</c>, for people to read.
/// </summary>
/// <param name="Item">Number in the list of exemptions.</param>
/// <param name="Asks">What it waives: <c>permit</c> of the receiver, or licence of the <c>vehicle</c>.</param>
/// <param name="Methods">Empty where it holds for all.</param>
/// <param name="MoverKinds">Kinds of the mover's site; empty where it holds for all.</param>
/// <param name="ReceiverKinds">Kinds of the receiver's site; empty where it holds for all.</param>
public sealed record Waiver(
    string Item, string Asks, IReadOnlyList<string> Codes, IReadOnlyList<string> Methods, IReadOnlyList<string> MoverKinds,
    IReadOnlyList<string> ReceiverKinds, LocalDate ValidFrom, LocalDate? ValidTo);

/// <summary>What an exemption can waive.</summary>
public static class Waivers
{
    public const string Permit = "permit";
    public const string Vehicle = "vehicle";
}

/// <summary>The rows of <c>schemas/codes/waivers.csv</c>.</summary>
public sealed class WaiverTable
{
    private WaiverTable(IReadOnlyList<Waiver> all) => All = all;

    public IReadOnlyList<Waiver> All { get; }

    /// <summary>The first exemption that waives what is asked, or null.</summary>
    /// <param name="asks"><see cref="Waivers.Permit"/> or <see cref="Waivers.Vehicle"/>.</param>
    public Waiver? Find(string asks, WasteCode code, string method, string moverKind, string receiverKind, LocalDate day) =>
        All.FirstOrDefault(w => w.Asks == asks && w.ValidFrom <= day && (w.ValidTo is not { } to || day <= to)
            && w.Codes.Any(p => WasteCodes.Covers(p, code))
            && Holds(w.Methods, method) && Holds(w.MoverKinds, moverKind) && Holds(w.ReceiverKinds, receiverKind));

    internal static WaiverTable Read(string text) => new([.. TableRow.Read(text, "waivers.csv").Select(static r => new Waiver(
        r["item"], r["asks"], List(r["codes"]), List(r["methods"]), List(r["moverKinds"]), List(r["receiverKinds"]),
        LocalDate.FromDateOnly(WasteCodes.Day(r["validFrom"])!.Value),
        WasteCodes.Day(r.Maybe("validTo")) is { } to ? LocalDate.FromDateOnly(to) : null))]);

    private static bool Holds(IReadOnlyList<string> list, string value) => list.Count == 0 || list.Contains(value, StringComparer.Ordinal);

    private static string[] List(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);
}
