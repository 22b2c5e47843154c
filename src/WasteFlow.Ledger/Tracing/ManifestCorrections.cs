using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Correction;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>How a correction, or an act taken back, changes what is told of its manifest.</summary>
internal static class ManifestCorrections
{
    public static TracedManifest Apply(Corrected corrected, TracedManifest manifest) => corrected switch
    {
        { Is: null } when manifest.Before is { } was => manifest with
        {
            Carrier = was.Carrier,
            Receiver = was.Receiver,
            ReceiverEnterprise = was.ReceiverEnterprise,
            Vehicle = was.Vehicle,
            Items = was.Items,
            Legs = was.Legs,
        },
        { Act: "receive-waste" or "meter-waste", Is: { } now } =>
            Received(Receipts.Said(corrected.Act, now.Said, manifest.Number), HasOneScale(corrected, manifest), corrected.Was, now, manifest),
        { Act: "pick-up-waste", Is: { } now } => Loaded(now.Said.Deserialize<PickUpWaste>(Wire.Options)!, manifest),
        _ => manifest,
    };

    private static TracedManifest Received(ReceiveWaste said, bool oneScale, Edition was, Edition now, TracedManifest manifest)
    {
        var shares = said.SharedWeight is { } shared
            ? Atoms.Apportion(ManifestLines.Declared(shared), [.. manifest.Items.Select(static i => i.Loaded ?? i.Declared)])
            : null;

        // One that is over is not opened again: what the correction leaves is told by itself.
        var live = manifest.State is States.Received or States.Partly || manifest.Items.Any(static i => i.Surplus > 0);
        var items = manifest.Items.Select((item, at) =>
        {
            var word = said.Items?.FirstOrDefault(i => i.Item == at + 1)?.Quantity;
            var received = shares?[at] ?? (word is { } weighed ? ManifestLines.Declared(weighed) : 0);
            var left = oneScale ? item.Loaded - item.Received + received : null;
            item = item with { ReceivedAs = word ?? said.SharedWeight, LoadedAs = left is null ? item.LoadedAs : word ?? said.SharedWeight };
            return received == item.Received ? item : item with
            {
                Received = received,
                Loaded = left ?? item.Loaded,
                Surplus = live ? Math.Max(0, item.Surplus + Owed(now, manifest) - Owed(was, manifest)) : item.Surplus,
            };
        });
        return manifest with { Items = [.. items] };
    }

    /// <summary>Where no vehicle carries it, what came is what left, unless a scan or the mover's own meter said so.</summary>
    private static bool HasOneScale(Corrected corrected, TracedManifest manifest) =>
        manifest.Said is { Carriage: not null, Scanned: not true } && !(corrected.Act == "meter-waste" && corrected.Was.Said.Deserialize<MeterWaste>(Wire.Options)!.Sent is not null);

    /// <summary>What the discrepancy account gave into lots of the manifest.</summary>
    private static long Owed(Edition edition, TracedManifest manifest)
    {
        var lots = manifest.Lots.Select(static l => l.ToString()).ToHashSet(StringComparer.Ordinal);
        return edition.Moves.Where(m => m.From == Accounts.Discrepancy && lots.Contains(m.To)).Sum(static m => m.Grams);
    }

    private static TracedManifest Loaded(PickUpWaste said, TracedManifest manifest) => manifest with
    {
        Items = [.. manifest.Items.Select((item, at) => said.Loaded?.FirstOrDefault(l => l.Item == at + 1) is { } loaded
            ? item with { Loaded = ManifestLines.Declared(loaded.Quantity), LoadedAs = loaded.Quantity }
            : item)],
    };
}
