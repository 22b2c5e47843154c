using System.Globalization;
using WasteFlow.Ledger.Manifest;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// Manifests that are over, and how they ended, in a byte each: serials count on without a gap, so each series is an array. A million manifests
/// of a year take a megabyte.
/// </summary>
internal sealed class OverManifests
{
    /// <summary>Every number ends in at least so many digits of its serial.</summary>
    private const int Digits = 6;

    private static readonly string[] Ends = ["", States.Closed, States.Cancelled, States.Expired, States.Returned, States.Diverted];

    private readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<char>> series =
        new Dictionary<string, byte[]>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The state the manifest ended in; null where it is not over.</summary>
    public string? Find(ManifestNumber manifest) =>
        Serial(manifest.Text, out var name, out var serial) && series.TryGetValue(name, out var ends) && serial < ends.Length && ends[serial] > 0
            ? Ends[ends[serial]]
            : null;

    /// <param name="state">One that a manifest can end in.</param>
    public void Put(ManifestNumber manifest, string state)
    {
        if (!Serial(manifest.Text, out var name, out var serial))
        {
            throw new ArgumentException($"{manifest} is of no series", nameof(manifest));
        }

        var ends = series.TryGetValue(name, out var known) ? known : [];
        if (serial >= ends.Length)
        {
            Array.Resize(ref ends, Math.Max(serial + 1, ends.Length * 2));
            series[name] = ends;
        }

        ends[serial] = (byte)Array.IndexOf(Ends, state);
    }

    public void Remove(ManifestNumber manifest)
    {
        if (Serial(manifest.Text, out var name, out var serial) && series.TryGetValue(name, out var ends) && serial < ends.Length)
        {
            ends[serial] = 0;
        }
    }

    private static bool Serial(string number, out ReadOnlySpan<char> name, out int serial)
    {
        var at = number.Length - Digits;
        name = at > 0 ? number.AsSpan(0, at) : default;
        serial = 0;
        return at > 0 && int.TryParse(number.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out serial);
    }
}
