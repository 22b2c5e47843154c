using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace WasteFlow.Simulator.Play;

/// <summary>Ids of acts from seed and number, in the form of version 8 (RFC 9562): the same play asks the same ids.</summary>
public static class ActIds
{
    public static Guid Of(int seed, long number)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"wasteflow/{seed}/{number}"))).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
