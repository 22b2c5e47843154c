using System.Text;
using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Waste;

namespace WasteFlow.Simulator.Play;

/// <summary>Mistakes that are made just before the thing is done right.</summary>
public static class SlipsBefore
{
    private static readonly WasteCode Malformed = new("90024908");
    private static readonly WasteCode Oil = new("900-249-08");
    private static readonly WasteCode Residual = new("900-901-S64");
    private static readonly SiteId Nowhere = new("S000000-000");

    public static IReadOnlyList<Wrong> For(Occasion o, Town town) => o.Act switch
    {
        FileManifest act => Filing(o, act, town),
        PickUpWaste act =>
        [
            // An unknown plate is no slip to play: where the load needs no licence, or was entered afterwards, it is noted, and the waste has left.
            Say(o, "no-vehicle", act, static a => a with { Vehicle = " " }),
            Say(o, "nothing-loaded", act, static a => a with { Loaded = [new(1, new("0", "kg"))] }),
            Say(o, "no-such-manifest", act, static a => a with { Manifest = new("20990000000000") }),
            Ask(o, "handed-over-before-it-left", act, static a => new HandOverWaste(default, default, a.Manifest, a.Carrier, a.Carrier, a.Vehicle)),
        ],
        ReceiveWaste { Items: { } items } act =>
        [
            Say(o, "no-such-item", act, a => a with { Items = [.. items.Select(static i => i with { Item = i.Item + 40 })] }),
            Say(o, "decision-unknown", act, a => a with { Items = [.. items.Select(static i => i with { Decision = "ok" })] }),
            Say(o, "weight-negative", act, a => a with { Items = [.. items.Select(static i => i with { Decision = "accepted", Quantity = new("-3.5", "t") })] }),
            Say(o, "no-reason", act, a => a with { Items = [.. items.Select(static i => i with { Decision = "refused", Quantity = null, Reason = null })] }),
        ],
        ReceiveWaste act => [Say(o, "weight-absurd", act, static a => a with { SharedWeight = new("2000000", "t") })],
        TreatWaste act => Treating(o, act),
        GenerateWaste act =>
        [
            Say(o, "nothing-generated", act, static a => a with { Quantity = new("0", "kg") }),
            Say(o, "code-malformed", act, static a => a with { Code = Malformed }),
            Say(o, "mass-absurd", act, static a => a with { Quantity = new("1000001", "t") }),
            Say(o, "stream-unknown", act, static a => a with { Stream = "radioactive" }),
            Raw(o, "mass-as-a-float", act, static text => text.Replace("\"value\":\"", "\"value\":1.5,\"was\":\"", StringComparison.Ordinal)),
        ],
        CombineLots act =>
        [
            Say(o, "one-lot-alone", act, static a => a with { Lots = [a.Lots[0]] }),
            Say(o, "a-lot-twice", act, static a => a with { Lots = [a.Lots[0], a.Lots[0]] }),
        ],
        RegisterEnterprise act =>
        [
            Say(o, "credit-code-malformed", act, static a => a with { Enterprise = new(a.Enterprise.Text[..17] + (a.Enterprise.Text[17] == '0' ? '1' : '0')) }),
            Say(o, "division-unknown", act, static a => a with { Division = "419999" }),
            Raw(o, "broken-json", act, static text => text[..(text.Length / 2)]),
        ],
        RegisterSite act => [Say(o, "enterprise-unknown", act, static a => a with { Site = Nowhere, Enterprise = new("91410102MA8888888X") })],
        EnterStatistic act =>
        [
            Say(o, "statistic-unknown", act, static a => a with { Statistic = "happiness" }),
            Say(o, "not-a-number", act, static a => a with { Value = "many" }),
        ],
        _ => [],
    };

    private static IReadOnlyList<Wrong> Filing(Occasion o, FileManifest act, Town town)
    {
        var row = Streams.Of(act.Stream);
        var list = new List<Wrong>
        {
            First(o, "code-malformed", act, static i => i with { Code = Malformed, Lots = null }),
            First(o, row.Permit == "never" ? "hazardous-under-general" : "code-not-carried", act,
                i => i with { Code = row.Permit == "never" ? Oil : Residual, Lots = null }),
            Say(o, "receiver-unknown", act, static a => a with { Receiver = Nowhere }),
            First(o, "mass-negative", act, static i => i with { Quantity = new("-3.5", "t") }),
            First(o, "unit-unknown", act, static i => i with { Quantity = new("12", "jin") }),
            First(o, "method-does-not-apply", act, i => i with { Method = act.Stream == "medical" ? "R9" : "Y11" }),
            Say(o, "destination-is-origin", act, static a => a with { Receiver = a.Mover }),
            Raw(o, "unknown-field", act, static text => "{\"hurry\":true," + text[1..]),
            Raw(o, "broken-json", act, static text => text[..(text.Length / 2)]),
            Other(o, "another-party's", act, town),
        };
        if (act.LinkedTo is null && (act.Items[0].Lots is not null || row.Known == "ledger"))
        {
            list.Add(First(o, "more-than-there-is", act, static i => i with { Quantity = new("98000", "t") }));
        }

        return list;
    }

    private static IReadOnlyList<Wrong> Treating(Occasion o, TreatWaste act)
    {
        var list = new List<Wrong>
        {
            Say(o, "does-not-balance", act, static a => a with { Products = [.. a.Products ?? [], new("gold", new("1", "kg"))] }),
            Say(o, "method-only-stores", act, static a => a with { Method = "S" }),
            Say(o, "nothing-goes-in", act, static a => a with { Inputs = [] }),
        };
        if (act.Inputs[0].Lot is null)
        {
            list.Add(Say(o, "more-than-there-is", act, static a => a with
            {
                Inputs = [a.Inputs[0] with { Quantity = new("98000", "t") }],
                Additions = null,
                Residues = null,
                Losses = null,
                Emplaced = null,
                Products = [new("everything", new("98000", "t"))],
            }));
        }

        return list;
    }

    /// <summary>The same act with something changed.</summary>
    internal static Wrong Say<T>(Occasion o, string name, T act, Func<T, T> change) where T : class, IAct =>
        new(name, o.By, o.Room, Acts.NameOf(typeof(T)), (id, now) => Write(WithId(change(act), id, now)));

    /// <summary>Another act of the same person.</summary>
    internal static Wrong Ask<T>(Occasion o, string name, T act, Func<T, IAct> other) where T : class, IAct =>
        new(name, o.By, o.Room, Acts.NameOf(other(act).GetType()), (id, now) => Write(WithId(other(act), id, now)));

    private static Wrong First(Occasion o, string name, FileManifest act, Func<ManifestItem, ManifestItem> change) =>
        Say(o, name, act, a => a with { Items = [change(a.Items[0]), .. a.Items.Skip(1)] });

    private static Wrong Raw<T>(Occasion o, string name, T act, Func<string, string> change) where T : class, IAct =>
        new(name, o.By, o.Room, Acts.NameOf(typeof(T)), (id, now) => Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(Write(WithId(act, id, now))))));

    /// <summary>Asked by somebody of another party.</summary>
    private static Wrong Other<T>(Occasion o, string name, T act, Town town) where T : class, IAct =>
        Say(o with { By = town.Parties.First(p => p.Id != o.By.Enterprise && p.Row.Trade == "producer").Clerk }, name, act, static a => a);

    internal static byte[] Write(IAct act) => JsonSerializer.SerializeToUtf8Bytes(act, act.GetType(), Wire.Options);

    /// <summary>Sets id and time through the wire format, since every act has them under the same names.</summary>
    private static IAct WithId(IAct act, Guid id, Instant now)
    {
        var node = JsonSerializer.SerializeToNode(act, act.GetType(), Wire.Options)!;
        node["actId"] = id;
        node["happenedAt"] = JsonSerializer.SerializeToNode(now, Wire.Options);
        return (IAct)JsonSerializer.Deserialize(node, act.GetType(), Wire.Options)!;
    }
}
