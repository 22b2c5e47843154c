using System.Text.Json;
using WasteFlow.Contracts;

namespace WasteFlow.Ledger.Proof;

/// <summary>The fields that few lines have, after all others.</summary>
internal sealed partial class LineScan
{
    private static bool Containers(ref Cursor c, out IReadOnlyList<ContainerPlace> containers)
    {
        containers = [];
        if (!c.Is(",\"containers\":"u8))
        {
            return true;
        }

        var start = c.At;
        if (!Placed.Fits(ref c))
        {
            return false;
        }

        containers = JsonSerializer.Deserialize<IReadOnlyList<ContainerPlace>>(c.From(start), Wire.Options)!;
        return true;
    }

    private static bool Claims(ref Cursor c, out IReadOnlyList<string> claims)
    {
        claims = [];
        if (!c.Is(",\"claims\":"u8))
        {
            return true;
        }

        var start = c.At;
        if (!Claimed.Fits(ref c))
        {
            return false;
        }

        claims = JsonSerializer.Deserialize<IReadOnlyList<string>>(c.From(start), Wire.Options)!;
        return true;
    }
}
