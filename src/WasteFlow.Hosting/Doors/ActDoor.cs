using Microsoft.AspNetCore.Http;
using WasteFlow.Contracts;

namespace WasteFlow.Hosting;

/// <summary>What every act's door does.</summary>
public sealed class ActDoor
{
    internal Task Open<T>(HttpContext context, string room, Rule<T> rule) where T : class, IAct => throw new NotSupportedException();
}
