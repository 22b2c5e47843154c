using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WasteFlow.Hosting;

namespace WasteFlow.Registry;

/// <summary>On an empty database there is a code for one use, which <c>run</c> says on standard error: with it the first administrator is made.</summary>
public sealed class FirstCode(People people, HouseOptions options, ILogger<FirstCode> log) : IHostedService
{
    // Without letters and digits that are mistaken for each other.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private string? code;

    /// <summary>Null once there is somebody.</summary>
    public string? Code => Volatile.Read(ref code);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await people.AreThere(cancellationToken))
        {
            code = string.Join('-', Enumerable.Range(0, 4).Select(static _ => RandomNumberGenerator.GetString(Alphabet, 4)));
            if (options.SaysFirstCode)
            {
                log.LogWarning("Nobody is enrolled yet. The first administrator signs up with this code, once: {Code}", code);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>True for the right code, and for nobody after that.</summary>
    public bool Use(string said)
    {
        var known = Code;
        return known is not null
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(known), Encoding.UTF8.GetBytes(said))
            && Interlocked.CompareExchange(ref code, null, known) == known;
    }

    /// <summary>The code was used, but nobody was made with it.</summary>
    public void GiveBack(string used) => Interlocked.CompareExchange(ref code, used, null);
}
