using System.Net.Http.Headers;
using System.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WasteFlow.Hosting;

/// <summary>What a house asks itself when its doors are open.</summary>
public sealed partial class House
{
    /// <summary>A method that has been called thirty times is compiled well.</summary>
    private const int Rehearsals = 40;
    private const int CompilerAskedMax = 50;
    private static readonly TimeSpan CompilerAskedEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Asks the rooms' own doors what each of them names (<see cref="IRoom.Rehearsal"/>), so that the first reader after a start does not wait for the compiler. Nobody
    /// reads the answers; what fails once is not asked again, and is no reason to stop.
    /// </summary>
    public async Task Rehearse(CancellationToken cancel)
    {
        foreach (var room in Services.GetRequiredService<IReadOnlyList<IRoom>>())
        {
            try
            {
                foreach (var question in await room.Rehearsal(Services, cancel))
                {
                    for (var turn = 0; turn < Rehearsals && await IsAnswered(question, cancel); turn++)
                    {
                    }
                }
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Nobody waits for it, so whatever it was must not end the process.
                Services.GetRequiredService<ILogger<House>>().LogWarning(e, "{Room}: its rehearsal ended early", room.Name);
            }
        }

        await Compiled(cancel);
    }

    /// <summary>Waits until the compiler has done what the questions gave it to do beside them.</summary>
    private static async Task Compiled(CancellationToken cancel)
    {
        var before = -1L;
        for (var asked = 0; asked < CompilerAskedMax && JitInfo.GetCompiledMethodCount() is var now && now != before && !cancel.IsCancellationRequested; asked++)
        {
            before = now;
            await Task.Delay(CompilerAskedEvery, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsAnswered(string question, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Inside, question));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Services.GetRequiredService<InsideTokens>().Issue());
        using var answer = await Services.GetRequiredService<HttpClient>().SendAsync(request, cancel);
        await answer.Content.CopyToAsync(Stream.Null, cancel);
        return answer.IsSuccessStatusCode;
    }
}
