using System.Text.Json;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Simulator.City;
using WasteFlow.Simulator.Play;
using WasteFlow.Waste;

namespace WasteFlow.Units.Simulator;

/// <summary>Doors that take everything, and name lots and manifests as a house would.</summary>
public sealed class FakeDoors(int stopAfter = int.MaxValue) : IDoors
{
    private readonly Dictionary<ManifestNumber, FileManifest> manifests = [];
    private readonly Dictionary<LotId, (WasteCode Code, string Stream)> lots = [];
    private readonly List<(WasteCode Code, string Stream, SiteId Holder, string Place)> born = [];
    private long line;

    /// <summary>Every act as it was asked.</summary>
    public List<string> Asked { get; } = [];

    public Task<DoorAnswer> Ask(Person by, string room, string act, byte[] body, Instant clock, CancellationToken cancel)
    {
        Asked.Add($"{clock} {by.Id} {room} {act} {System.Text.Encoding.UTF8.GetString(body)}");
        if (Asked.Count >= stopAfter)
        {
            throw new OperationCanceledException("enough");
        }

        line++;
        born.Clear();
        var manifest = Take(act, body);
        var made = born.Select((b, i) => new LotGrams(new(line, i + 1), b.Code, b.Stream, b.Holder, b.Place, 1)).ToArray();
        foreach (var lot in made)
        {
            lots[lot.Lot] = (lot.Code, lot.Stream);
        }

        return Task.FromResult(new DoorAnswer(new(line, clock, manifest, null, made, []), null));
    }

    private ManifestNumber? Take(string act, byte[] body)
    {
        object? said = null;
        try
        {
            said = JsonSerializer.Deserialize(body, Acts.All[act], Wire.Options);
        }
        catch (JsonException)
        {
            return null;
        }

        switch (said)
        {
            case GenerateWaste a: Store(a.Code, a.Stream, a.Site); break;
            case RecordOpeningStock a: Store(a.Code, a.Stream, a.Site); break;
            case BringInWaste a: Store(a.Code, a.Stream, a.Site); break;
            case ReclassifyWaste a: Store(a.Code, a.Stream, a.Site); break;
            case CombineLots a: Store(Known(a.Lots[0]).Code, Known(a.Lots[0]).Stream, a.Site); break;
            case SplitLot a: a.Parts.ToList().ForEach(p => Store(p.Code ?? Known(a.Lot).Code, p.Stream ?? Known(a.Lot).Stream, a.Site)); break;
            case TreatWaste a: a.Residues?.ToList().ForEach(r => Store(r.Code, r.Stream, a.Site)); break;
            case ReceiveWaste a when manifests.TryGetValue(a.Manifest, out var m): Stored(m, a.Receiver); return a.Manifest;
            case ReturnWaste a when manifests.TryGetValue(a.Manifest, out var m): Stored(m, a.Mover); return a.Manifest;
            case FileManifest a:
                var number = new ManifestNumber($"M{line}");
                manifests[number] = a;
                return number;
            default: break;
        }

        return null;
    }

    private (WasteCode Code, string Stream) Known(LotId lot) => lots.GetValueOrDefault(lot);

    private void Stored(FileManifest manifest, SiteId at)
    {
        foreach (var item in manifest.Items)
        {
            Store(item.Code, manifest.Stream, at);
        }
    }

    private void Store(WasteCode code, string stream, SiteId at) => born.Add((code, stream, at, Places.Storage));
}
