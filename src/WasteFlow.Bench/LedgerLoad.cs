using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;
using WasteFlow.Waste;

namespace WasteFlow.Bench;

/// <summary>
/// The acts of many manifests, each from generation to treatment, over 200 works and 20 plants, as the ledger is asked them. They are worked out
/// once, unmeasured: what a later act must name (a manifest's number) is known from the answers.
/// </summary>
public static class LedgerLoad
{
    /// <summary>Acts of one manifest: generate, file, pick up, receive, treat.</summary>
    public const int ActsPerManifest = 5;

    private const int Works = 200;
    private const int Plants = 20;

    /// <summary>Manifests whose acts go together, so that an act comes long after the one it rests on.</summary>
    private const int Block = 400;

    private static readonly Instant Begins = Instant.FromUtc(2025, 3, 1, 0, 0);
    private static readonly Quantity Load = new("1500", "kg");
    private static readonly StreamRow Stream = Streams.All.First(static s => s.Known == "ledger" && s.Divert != "new-manifest");
    private static readonly Known Waste = FindWaste();

    /// <summary>The registrations, and the acts.</summary>
    public static async Task<(IReadOnlyList<Ask> Before, IReadOnlyList<Ask> Acts)> Of(int manifests, CancellationToken cancel)
    {
        var before = Sites();
        var acts = new List<Ask>(manifests * ActsPerManifest);
        var store = new RememberedJournal();
        await using var writer = new JournalWriter(store, new(store));
        await writer.Write(before, cancel);
        for (var first = 0; first < manifests; first += Block)
        {
            var block = Enumerable.Range(first, Math.Min(Block, manifests - first)).ToList();
            await Go(block.Select(Generate));
            var numbers = (await Go(block.Select(File))).Select(static a => a.Manifest!.Value).ToList();
            await Go(block.Select((i, at) => PickUp(i, numbers[at])));
            await Go(block.Select((i, at) => Receive(i, numbers[at])));
            await Go(block.Select(Treat));
        }

        return (before, acts);

        async Task<IReadOnlyList<Accepted>> Go(IEnumerable<IAct> said)
        {
            var asks = said.Select(a => Asking(a, acts.Count)).ToList();
            acts.AddRange(asks);
            return [.. (await writer.Write(asks, cancel)).Select(static a => a.Accepted ?? throw new InvalidOperationException($"the benchmark was refused: {a.Refused}"))];
        }
    }

    /// <summary>The registrations that all acts rest on.</summary>
    public static IReadOnlyList<Ask> Sites() =>
    [
        .. Enumerable.Range(0, Works).Select(Mover).Concat(Enumerable.Range(0, Plants).Select(Receiver)).Select(static s => Asking(new RegisterSite(
            Guid.NewGuid(), Begins, s, new EnterpriseId($"{s}-enterprise"), s.Text, "410104", "410104", "industrial-enterprise", [], Simulated: true), 0)),
    ];

    public static IAct Generate(int i) => new GenerateWaste(Guid.NewGuid(), At(i), Mover(i), Stream.Id, Waste.Code, Load);

    public static IAct File(int i) => new FileManifest(
        Guid.NewGuid(), At(i), Mover(i), new("carrier"), Receiver(i), Stream.Id, [new(Waste.Code, Load, Waste.Method)], "豫A12345");

    public static IAct PickUp(int i, ManifestNumber manifest) =>
        new PickUpWaste(Guid.NewGuid(), At(i), manifest, new("carrier"), "豫A12345", Driver: "driver");

    public static IAct Receive(int i, ManifestNumber manifest) =>
        new ReceiveWaste(Guid.NewGuid(), At(i), manifest, Receiver(i), [new(1, "accepted", Load)]);

    public static IAct Treat(int i) => new TreatWaste(
        Guid.NewGuid(), At(i), Receiver(i), Waste.Method, [new(Stream: Stream.Id, Code: Waste.Code, Quantity: Load)], Products: [new("product", Load)]);

    /// <summary>An act as a room would ask it.</summary>
    public static Ask Asking(IAct act, int number) => new(
        Acts.NameOf(act.GetType()), JsonSerializer.SerializeToElement(act, act.GetType(), Wire.Options), new("clerk"), "bench",
        Begins + Duration.FromMilliseconds(number), [], []);

    private static SiteId Mover(int i) => new($"works-{i % Works}");

    private static SiteId Receiver(int i) => new($"plant-{i % Plants}");

    private static Instant At(int i) => Begins + Duration.FromSeconds(i);

    private static Known FindWaste() =>
        (from code in WasteCodes.All
         where Stream.Carries(code.Code)
         from method in Methods.All.Select(static m => m.Method).Distinct(StringComparer.Ordinal)
         where Methods.ClassOf(Stream.Id, code.Code, method, Begins.InUtc().Date) is { } known && known != Classes.Intermediate
         select new Known(code.Code, method)).First();

    private sealed record Known(WasteCode Code, string Method);
}
