using System.Collections.Concurrent;
using System.Reflection;
using Forum.Domain;

namespace Forum.Api.Http.Description;

/// <summary>
/// The rules that can refuse what an endpoint is asked, read from its code: every <see cref="Refused"/> that it, or the handler of a
/// message that it makes, or what these call, can hand back. So nobody lists them by hand, and no list goes stale. What this cannot see
/// (a rule out of a table) an endpoint declares with <see cref="RefusesAttribute"/>; the tests check every answer against the result.
/// </summary>
public static class Refusals
{
    static readonly Assembly[] Ours = [typeof(Refused).Assembly, typeof(Refusals).Assembly];
    static readonly ConcurrentDictionary<MethodInfo, IReadOnlyList<Refused>> Known = new();

    /// <summary>Wolverine runs these of an endpoint's or handler's class first.</summary>
    static readonly string[] Before = ["Before", "BeforeAsync", "Load", "LoadAsync", "Validate", "ValidateAsync"];

    static readonly ILookup<Type, MethodInfo> Handlers = typeof(Refusals).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Handler", StringComparison.Ordinal))
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
        .Where(method => method.Name is "Handle" or "HandleAsync" && method.GetParameters().Length > 0)
        .ToLookup(method => method.GetParameters()[0].ParameterType);

    public static IReadOnlyList<Refused> Of(MethodInfo endpoint) => Known.GetOrAdd(endpoint, static endpoint =>
    {
        var walk = new Walk();
        walk.Enter(endpoint);
        return [.. walk.Found.Union(endpoint.GetCustomAttributes<RefusesAttribute>().SelectMany(attribute => attribute.Refusals))];
    });

    sealed class Walk
    {
        readonly HashSet<(Module, int)> seen = [];

        public HashSet<Refused> Found { get; } = [];

        /// <summary>An endpoint or a handler, with what runs before it.</summary>
        public void Enter(MethodInfo method)
        {
            Read(method);
            foreach (var first in method.DeclaringType!.GetMethods().Where(other => Before.Contains(other.Name))) Read(first);
        }

        void Read(MethodBase method)
        {
            if (!Ours.Contains(method.Module.Assembly) || !seen.Add((method.Module, method.MetadataToken))) return;
            foreach (var member in Instructions.MembersOf(method))
            {
                if (member is FieldInfo { IsStatic: true } rule && rule.FieldType == typeof(Refused)) Found.Add((Refused)rule.GetValue(null)!);
                if (member is MethodInfo called && Carriers.HandsBack(called)) Read(called);
                if (member is not ConstructorInfo made) continue;
                foreach (var handler in Handlers[made.DeclaringType!]) Enter(handler);
            }
        }
    }
}
