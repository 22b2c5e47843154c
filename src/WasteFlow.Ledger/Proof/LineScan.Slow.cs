using System.Text.Json;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Ledger.Journal;

namespace WasteFlow.Ledger.Proof;

/// <summary>The slow way, which has the last word.</summary>
internal sealed partial class LineScan
{
    /// <summary>Reads the record, writes it again and compares: whatever the quick way does not know at sight.</summary>
    private static Scanned Slow(ReadOnlySpan<byte> bytes, LineHash hash)
    {
        try
        {
            var line = JsonSerializer.Deserialize<Line>(bytes, Wire.Options) ?? throw new JsonException("null");
            var kind = Kinds.GetValueOrDefault(line.Act);
            var said = kind is null ? null : (IAct)line.Said.Deserialize(kind.Type, Wire.Options)!;
            return new()
            {
                Canonical = Chain.Bytes(said is null ? line : line with { Said = JsonSerializer.SerializeToElement(said, kind!.Type, Wire.Options) }).AsSpan().SequenceEqual(bytes),
                Number = line.Number, Prev = LineHash.Read(line.Prev), Hash = hash, Act = line.Act,
                Lots = [.. line.Lots.Select(static l => new ScannedLot(l.Lot, l.Code.Text, l.Stream, l.Holder.Text, l.Place,
                    LocalDatePattern.Iso.Format(l.Since), l.Manifest?.Text, l.Item, l.MoisturePerMille))],
                Moves = [.. line.Moves.Select(ScannedMove.Of)],
                Manifest = line.Manifest?.Number, State = line.Manifest?.State ?? "", Allowances = [.. line.Allowances],
                HappenedAt = said?.HappenedAt ?? default, Containers = line.Containers ?? [],
                At = line.RecordedAt.ToUnixTimeMilliseconds(), Corrects = line.Corrects, Claims = line.Claims ?? [],
                Awaits = [.. line.Notes.Where(static n => n.Code == "consent_awaited").SelectMany(static n => n.Details!["roles"].Split('|'))], Said = kind is not null && Read.Contains(kind.Type) ? said : null,
                Enacts = line.IsLaw() ? line : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException)
        {
            return new() { NoLine = true, Hash = hash };
        }
    }
}
