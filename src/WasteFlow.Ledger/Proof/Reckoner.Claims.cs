using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using WasteFlow.Ledger.Custody;

namespace WasteFlow.Ledger.Proof;

/// <summary>What one line only may take, by what the lines say they take.</summary>
internal sealed partial class Reckoner
{
    /// <summary>Half of the SHA-256 of each key: a million national numbers need no more than their digests.</summary>
    private readonly HashSet<UInt128> claims = [];

    private string? Claimed()
    {
        foreach (var key in line.Claims)
        {
            if (!claims.Add(BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)))))
            {
                return $"{key} was taken before";
            }

            Ended?.Invoke(Keys.Claim(key), line.Number, new ClaimState(line.Number));
        }

        return null;
    }
}
