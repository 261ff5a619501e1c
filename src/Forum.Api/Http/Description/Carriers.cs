using System.Reflection;
using Forum.Domain;

namespace Forum.Api.Http.Description;

/// <summary>
/// Whether a refusal can come back from a method. What cannot hand one back keeps its own to itself: who reads pronouns from a page
/// drops those that are refused, and that is no refusal of the page.
/// </summary>
static class Carriers
{
    public static bool HandsBack(MethodInfo method) =>
        method.GetParameters().Select(given => given.ParameterType).Where(type => type.IsByRef).Prepend(method.ReturnType)
            .Any(type => Carries(type, []));

    static bool Carries(Type type, HashSet<Type> seen)
    {
        if (type.HasElementType) return Carries(type.GetElementType()!, seen);
        if (typeof(IResult).IsAssignableFrom(type) || (type != typeof(object) && type.IsAssignableFrom(typeof(Refused)))) return true;
        if (!seen.Add(type)) return false;
        if (type.IsGenericType && type.GetGenericArguments().Any(argument => Carries(argument, seen))) return true;

        // An outcome of ours that is one of several records, of which one holds the refusal.
        return (type.Assembly == typeof(Refused).Assembly || type.Assembly == typeof(Carriers).Assembly)
            && type.GetProperties().Select(property => property.PropertyType).Concat(type.GetNestedTypes()).Any(part => Carries(part, seen));
    }
}
